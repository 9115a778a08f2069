package dev.gatehouse.server.demo;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.Tails;
import dev.gatehouse.inventory.InventoryImport;
import dev.gatehouse.inventory.SnapshotTaking;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.people.PeopleFile;
import dev.gatehouse.people.PeopleFileException;
import dev.gatehouse.people.PeopleImport;
import dev.gatehouse.people.Proof;
import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.connect.Connections;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Acme: a month of its past, written once, and its present for as long as the server runs. Its
/// files are followed like anybody's, so a restart goes on where it stopped.
public final class DemoCompany implements AutoCloseable {
    private static final String BY = "gatehouse";
    private static final String MODEL = "model";

    // The launcher names the folder of each build by what it was built from.
    private static final String BUILD_FILE = "told-by";
    private static final int SETTLED_SECONDS_MAX = 120;
    private static final int LOOK_MILLIS = 100;

    // What the living company may have written while one looked.
    private static final long LIVELY_BYTES = 64 * 1024;
    private static final long LIVELY_RECORDS = 100;

    private final EngineRooms rooms;
    private final Connections connections;
    private final Path folder;
    private final Simulation simulation;
    private final InstantSource clock;
    private final String build;

    /// Where the simulator is, and what time it is there.
    ///
    /// @param simulator its class path
    public record Place(Path data, String simulator, InstantSource clock) {}

    public DemoCompany(EngineRooms rooms, Connections connections, Place place) {
        this.rooms = rooms;
        this.connections = connections;
        this.folder = folder(place.data());
        this.simulation = new Simulation(place.simulator(), folder);
        this.clock = place.clock();
        this.build = place.simulator();
    }

    /// The company's access model, where its past was written already. Who starts with it does not
    /// take a company that stops and starts for one that gave its model up and has it back.
    public static Optional<Path> model(Path data) {
        return Optional.of(folder(data).resolve(MODEL)).filter(Files::isDirectory);
    }

    private static Path folder(Path data) {
        return data.resolve("demo");
    }

    /// Whether the past in its folder was written by another build than this one, whose company may
    /// lack what this one shows. False where there is no past yet.
    public boolean isOfAnotherBuild() throws IOException {
        if (!Files.exists(folder.resolve("sources.json"))) {
            return false;
        }
        Path mark = folder.resolve(BUILD_FILE);
        return !Files.exists(mark) || !Files.readString(mark).equals(build);
    }

    /// Writes the past where there is none, follows its files, and goes on living. Returns when the
    /// past can be searched.
    public void begin() throws IOException, InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path list = folder.resolve("sources.json");
        if (!Files.exists(list)) {
            simulation.write(now);
            Files.writeString(folder.resolve(BUILD_FILE), build);
        }
        knowPeople();
        rooms.model().use(folder.resolve(MODEL));
        for (JsonValue one : ((JsonArray) Json.parse(Files.readAllBytes(list))).items()) {
            follow((JsonObject) one);
        }
        simulation.live(now);
        awaitSettled();
        knowWhatIsAllowed();
    }

    // What its identity provider exports, once: who is linked later by hand stays so.
    private void knowPeople() throws IOException, InterruptedException {
        if (!rooms.people().now().subjects().isEmpty()) {
            return;
        }
        try (InputStream list = Files.newInputStream(folder.resolve("people.csv"))) {
            new PeopleImport(rooms.recorder(), rooms.people(), clock)
                    .run(
                            new PeopleFile(
                                    PeopleFile.Format.CSV, Proof.IDENTITY_PROVIDER, BY, list),
                            _ -> {});
        } catch (PeopleFileException wrong) {
            throw new IOException("the list of Acme's people cannot be read", wrong);
        }
    }

    // Once the past has been read, so that what is found stands behind all that was done.
    private void knowWhatIsAllowed() throws IOException {
        Path answers = folder.resolve("inventory");
        if (!rooms.inventory().now().parts().isEmpty() || !Files.isDirectory(answers)) {
            return;
        }
        for (Source source : rooms.sources().all()) {
            InventoryPlan plan = rooms.inventory().plans().get(source.tool().name());
            Path of = answers.resolve(source.tool().name());
            if (plan != null && Files.isDirectory(of)) {
                take(source, plan, of);
            }
        }
    }

    private void take(Source source, InventoryPlan plan, Path answers) throws IOException {
        SnapshotTaking.Subject subject =
                new SnapshotTaking.Subject(source, plan, BY, clock.instant());
        InventoryImport importing =
                new InventoryImport(
                        new SnapshotTaking(rooms.recorder(), subject, clock),
                        plan,
                        new InventoryImport.Asked(Optional.empty(), new TreeMap<>(), false));
        try (Stream<Path> files = Files.walk(answers)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                importing.take(answers.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        importing.end();
    }

    private void follow(JsonObject one) {
        SourceName name = SourceName.parse(one.get("source").text());
        Optional<Tool> tool = rooms.tools().find(name.tool());
        if (tool.isEmpty()) {
            return;
        }
        Source source =
                rooms.sources()
                        .byName(name)
                        .orElseGet(() -> rooms.sources().add(Sources.Connection.of(name), BY));
        Channel channel =
                tool.get().channel(one.get("channel").text()).orElseGet(() -> audit(tool.get()));
        connections.followOwn(source, channel, folder.resolve(one.get("file").text()));
    }

    private static Channel audit(Tool tool) {
        List<Channel> channels = tool.channels();
        return channels.stream()
                .filter(channel -> channel.ways().contains(Channel.Way.FILE))
                .findFirst()
                .orElseGet(channels::getFirst);
    }

    // The files are taken in and indexed side by side; it is over when the journal holds as many
    // bytes as they do and no view has anything left to take.
    private void awaitSettled() throws InterruptedException {
        for (int waited = 0; waited < SETTLED_SECONDS_MAX * 1_000; waited += LOOK_MILLIS) {
            boolean read = rooms.tails().status().stream().allMatch(DemoCompany::isRead);
            boolean indexed =
                    rooms.followers().all().stream()
                            .mapToLong(FollowerStatus::lagRecords)
                            .allMatch(lag -> lag < LIVELY_RECORDS);
            if (read && indexed) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isRead(Tails.TailStatus tail) {
        try {
            return tail.position().offset() + LIVELY_BYTES >= Files.size(tail.file().path());
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public void close() {
        simulation.close();
    }
}

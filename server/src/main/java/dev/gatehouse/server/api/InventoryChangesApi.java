package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.inventory.HeldSnapshot;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.InventoryImport;
import dev.gatehouse.inventory.SnapshotTaking;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.record.InventoryRecord;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the tools allow, to take in: exported answers, and the word that a snapshot is right.
public final class InventoryChangesApi {
    /// Characters of the line in front of a file.
    static final int HEAD_CHARS_MAX = 2_048;

    /// Files of one import.
    static final int FILES_MAX = 500_000;

    private static final String PATH = "/api/v1/inventory";
    private static final int REASON_CHARS_MAX = 500;
    private static final Duration TAKEN_MAX = Duration.ofSeconds(60);

    private final Recorder recorder;
    private final Sources sources;
    private final Inventory inventory;
    private final InstantSource clock;

    public InventoryChangesApi(
            Recorder recorder, Sources sources, Inventory inventory, InstantSource clock) {
        this.recorder = recorder;
        this.sources = sources;
        this.inventory = inventory;
        this.clock = clock;
    }

    /// Whose answers they are. The body is one file after the other: a line `BYTES NAME`, then that
    /// many bytes.
    ///
    /// @param source `tool` or `tool:name`; made when there is none yet
    /// @param listing the listing all of them are; told by names and objects when absent
    /// @param of `name=value`, joined by commas: what the listing was asked with
    /// @param partial whether they are only some of what there is
    public record InventoryImportQuestion(
            String source,
            Optional<String> listing,
            Optional<String> of,
            Optional<Boolean> partial) {}

    /// The closing count.
    ///
    /// @param unknown objects and files whose listing nobody knows
    /// @param held whether the snapshot waits to be believed
    public record InventoryImportAnswer(
            String snapshot,
            long files,
            long objects,
            long unknown,
            int listings,
            boolean held,
            List<String> problems) {}

    /// Which snapshot.
    public record BelieveQuestion(String source, String snapshot, Optional<String> reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                post(
                                PATH + "/imports",
                                Access.needs(Capability.INVENTORY_IMPORT),
                                "Takes exported answers in as one snapshot.")
                        .raw()
                        .answers(
                                InventoryImportQuestion.class,
                                InventoryImportAnswer.class,
                                this::take),
                post(
                                PATH + "/believe",
                                Access.needs(Capability.INVENTORY_BELIEVE),
                                "Says that a snapshot that shrank is right.")
                        .answers(BelieveQuestion.class, Nothing.class, this::believe));
    }

    private InventoryImportAnswer take(Call call, InventoryImportQuestion asked)
            throws IOException, InterruptedException {
        Source source = source(call, asked.source());
        InventoryPlan plan =
                Optional.ofNullable(inventory.plans().get(source.tool().name()))
                        .orElseThrow(() ->
                                ProblemException.of(
                                        422,
                                        "Nobody has said yet how "
                                                + source.tool().title()
                                                + " tells what it allows."));
        try {
            InventoryImport importing =
                    new InventoryImport(
                            new SnapshotTaking(
                                    recorder,
                                    new SnapshotTaking.Subject(
                                            source, plan, call.caller().id(), clock.instant()),
                                    clock),
                            plan,
                            new InventoryImport.Asked(
                                    asked.listing(),
                                    of(asked.of().orElse("")),
                                    asked.partial().orElse(false)));
            takeFiles(call.body(), importing);
            return answer(source, importing.end());
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(422, "Not possible: " + wrong.getMessage() + ".");
        }
    }

    private InventoryImportAnswer answer(Source source, InventoryImport.Count count)
            throws InterruptedException {
        if (count.position() >= 0 && !inventory.awaitTaken(count.position(), TAKEN_MAX)) {
            throw ProblemException.of(
                    503, "The files are kept, but the view of the inventory is behind.");
        }
        boolean held =
                inventory.held().stream()
                        .anyMatch(one ->
                                one.source() == source.number()
                                        && one.snapshot().equals(count.snapshot()));
        return new InventoryImportAnswer(
                count.snapshot(),
                count.files(),
                count.objects(),
                count.unknown(),
                count.listings(),
                held,
                count.problems());
    }

    private static SortedMap<String, String> of(String text) {
        SortedMap<String, String> of = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                of.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException(
                        "of is written name=value, joined by commas, not " + part);
            }
        }
        return of;
    }

    private static void takeFiles(InputStream body, InventoryImport importing) throws IOException {
        int files = 0;
        for (String head = head(body); !head.isEmpty(); head = head(body)) {
            int space = head.indexOf(' ');
            int bytes = space < 1 ? -1 : bytes(head.substring(0, space));
            if (bytes < 0 || files++ >= FILES_MAX) {
                throw new IllegalArgumentException(
                        "each file begins with a line BYTES NAME, a file has at most "
                                + SnapshotTaking.ANSWER_BYTES_MAX
                                + " bytes, and there are at most "
                                + FILES_MAX);
            }
            byte[] content = body.readNBytes(bytes);
            if (content.length < bytes) {
                throw new IllegalArgumentException("the last file ends too early");
            }
            importing.take(head.substring(space + 1), content);
        }
    }

    private static int bytes(String text) {
        boolean digits = text.length() < 10 && text.chars().allMatch(Character::isDigit);
        int bytes = digits ? Integer.parseInt(text) : -1;
        return bytes > SnapshotTaking.ANSWER_BYTES_MAX ? -1 : bytes;
    }

    private static String head(InputStream body) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = body.read(); c >= 0 && c != '\n'; c = body.read()) {
            line.write(c);
            if (line.size() > HEAD_CHARS_MAX) {
                throw new IllegalArgumentException("the name of a file is too long");
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private Source source(Call call, String text) {
        try {
            SourceName name = SourceName.parse(text);
            call.caller().mustReach(name);
            return sources.byName(name)
                    .orElseGet(() -> sources.add(Sources.Connection.of(name), call.caller().id()));
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(422, String.valueOf(wrong.getMessage()));
        }
    }

    private Nothing believe(Call call, BelieveQuestion asked) throws InterruptedException {
        SourceName name = SourceName.parse(asked.source());
        call.caller().mustReach(name);
        String reason = asked.reason().orElse("");
        if (reason.length() > REASON_CHARS_MAX) {
            throw ProblemException.of(
                    400, "A reason has at most " + REASON_CHARS_MAX + " characters.");
        }
        HeldSnapshot held =
                sources.byName(name).stream()
                        .flatMap(source ->
                                inventory.held().stream()
                                        .filter(one -> one.source() == source.number()))
                        .filter(one -> one.snapshot().equals(asked.snapshot()))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.of(404, "No such snapshot waits to be believed."));
        long position =
                recorder.append(
                        held.source(),
                        new InventoryRecord.SnapshotBelieved(
                                held.source(), held.snapshot(), reason, call.caller().id()));
        inventory.awaitTaken(position, TAKEN_MAX);
        return Nothing.NOTHING;
    }
}

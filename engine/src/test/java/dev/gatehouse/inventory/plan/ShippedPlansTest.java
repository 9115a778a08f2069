package dev.gatehouse.inventory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactJson;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each tool's `inventory.yaml` makes of answers that are laid beside it: below
/// `sources/TOOL/inventory` an answer is named like its address, and beside it stands what it says,
/// one fact a line. `-Dgolden=write` writes those that are missing.
class ShippedPlansTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("gatehouse.root", "..")).resolve("sources");
    private static final String ANSWER = ".json";

    @TempDir Path directory;

    static List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> SOURCES.relativize(file).getNameCount() > 2)
                    .filter(file -> SOURCES.relativize(file).getName(1).endsWith("inventory"))
                    .filter(file -> file.toString().endsWith(ANSWER))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerSaysWhatStandsBesideIt(Path file) throws IOException {
        Path folder = SOURCES.resolve(SOURCES.relativize(file).getName(0)).resolve("inventory");
        String tool = SOURCES.relativize(file).getName(0).toString();
        String address = folder.relativize(file).toString();
        String path = Address.ofFile(address);
        InventoryPlan plan = plan(tool);
        ListingPlan listing =
                plan.listings().stream()
                        .filter(each -> each.address().match(path).isPresent())
                        .findFirst()
                        .orElseThrow();
        SortedMap<String, String> of = listing.address().match(path).orElse(new TreeMap<>());
        AnswerReader.Told told =
                reader().read(listing, tool + "/acme", of, Files.readAllBytes(file));
        assertThat(told.unread()).isZero();
        String facts =
                String.join(
                        "\n",
                        told.facts().stream()
                                .map(fact -> CanonicalJson.text(FactJson.of(fact)))
                                .toList());
        Path golden =
                file.resolveSibling(
                        file.getFileName().toString().replaceFirst("[.]json$", ".facts.jsonl"));
        if (!Files.exists(golden) && "write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, facts + "\n");
        }
        assertThat(golden).exists();
        assertThat(facts + "\n").isEqualTo(Files.readString(golden));
        assertThat(told.facts()).allMatch(ShippedPlansTest::hasAPath);
    }

    private static boolean hasAPath(Fact fact) {
        return !ResourcePattern.parse(fact.resource()).toString().isEmpty();
    }

    private static InventoryPlan plan(String tool) {
        return Optional.ofNullable(InventoryPlan.load(SOURCES).get(tool)).orElseThrow();
    }

    private AnswerReader reader() {
        return new AnswerReader(
                new Redactor(InstallationKey.loadOrCreate(directory, new SecureRandom())));
    }

    @Test
    void everyListingUnderAnotherIsAskedWithWhatThatGives() {
        for (Map.Entry<String, InventoryPlan> plan : InventoryPlan.load(SOURCES).entrySet()) {
            for (ListingPlan listing : plan.getValue().listings()) {
                List<String> known =
                        Stream.concat(
                                        plan.getValue().api().stream()
                                                .flatMap(api -> api.settings().keySet().stream()),
                                        plan.getValue().namesFor(listing).stream())
                                .toList();
                assertThat(known)
                        .as("%s %s", plan.getKey(), listing.name())
                        .containsAll(listing.address().names());
            }
        }
    }
}

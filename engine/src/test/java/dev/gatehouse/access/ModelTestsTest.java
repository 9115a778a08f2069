package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.people.Who;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The model that ships as an example says what its own tests say, and a test that is wrong says
/// so.
class ModelTestsTest {
    private static final Path MODEL =
            Path.of(System.getProperty("gatehouse.root", "..")).resolve("model");

    @Test
    void theExampleGetsWhatItsTestsSay() {
        Rulebook book =
                Rulebook.load(MODEL.resolve("house.yaml"))
                        .with(Model.load(MODEL.resolve("example")), List.of());
        assertThat(book.model().tests()).hasSizeGreaterThan(5);
        assertThat(ModelTests.run(book, Who.NOBODY)).isEmpty();
    }

    @Test
    void aTestThatGetsAnotherVerdictIsToldWithItsLine() {
        Rulebook book =
                Rulebook.load(MODEL.resolve("house.yaml"))
                        .with(
                                Model.read(
                                        List.of(
                                                new ModelText(
                                                        "t.yaml",
                                                        """
                                                        tests:
                                                          - { who: ada@acme.test, permission: write, on: lamp/hall, at: 2026-11-20T03:00Z, expect: expected }
                                                        """))),
                                List.of());
        assertThat(ModelTests.run(book, Who.NOBODY))
                .hasToString("[t.yaml:2: expects expected, got undecided none]");
    }
}

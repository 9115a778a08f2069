package dev.gatehouse.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.sigma.Placeholders;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every detection that ships.
class ShippedDetectionsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("gatehouse.root", ".."), "detections");
    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.t[0-9]{4}(\\.[0-9]{3})?");

    /// What is raised in an ordinary week has to be read by somebody.
    private static final int ON_MAX = 75;

    private static final int SCENARIOS_MIN = 170;

    private final Detections detections = Detections.load(FOLDER, Placeholders.NONE);

    @Test
    void everyFileIsADetectionAndEveryExampleComesOutAsItSays() {
        assertThat(detections.problems()).isEmpty();
        assertThat(Examples.run(detections)).isEmpty();
    }

    @Test
    void eachSaysWhyWhatToDoWhatElseItMayBeAndWhereItIsFrom() {
        assertThat(detections.all())
                .allSatisfy(detection -> {
                    assertThat(detection.head().tags())
                            .isNotEmpty()
                            .allMatch(TECHNIQUE.asMatchPredicate());
                    assertThat(detection.head().references())
                            .isNotEmpty()
                            .allMatch(ShippedDetectionsTest::isAddress);
                    assertThat(detection.head().falsepositives()).isNotEmpty();
                    assertThat(detection.steps()).isNotEmpty();
                    assertThat(detection.covers()).isNotEmpty();
                    assertThat(detection.head().title().length()).isLessThanOrEqualTo(100);
                });
    }

    private static boolean isAddress(String text) {
        return text.startsWith("https://");
    }

    @Test
    void fewAreOnAndMostScenariosAreCovered() {
        Stream<Detection> on =
                detections.all().stream().filter(each -> each.state() == Detection.State.ON);
        Set<String> covered = new HashSet<>();
        detections.all().forEach(each -> covered.addAll(each.covers()));

        assertThat(on.count()).isLessThanOrEqualTo(ON_MAX);
        assertThat(covered).hasSizeGreaterThanOrEqualTo(SCENARIOS_MIN);
    }

    @Test
    void whatIsCertainIsOn() {
        List<Detection> certain = detections.all().stream().filter(Detection::certain).toList();

        assertThat(certain)
                .isNotEmpty()
                .allMatch(each -> each.state() == Detection.State.ON, "it is on");
    }
}

package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.source.yaml.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Mistakes people make, and what they are told: `mapping-errors.txt` holds file, text and message.
final class MappingErrorsTest {
    private static final String MAPPING =
            "shapes:\n  - { name: e, channel: audit, when: { kind: a }, time: at, action: what }\n";
    private static final String ACTIONS = "families:\n  - actions: { dim: update }\n";

    @TestFactory
    Stream<DynamicTest> everyMistakeIsNamedWithItsPlace(@TempDir Path folder) throws IOException {
        Path cases =
                Readers.ROOT.resolve(
                        "engine/src/test/resources/dev/gatehouse/source/mapping-errors.txt");
        return Arrays.stream(Files.readString(cases).split("(?m)^----\n", -1))
                .filter(one -> !one.isBlank())
                .map(one -> {
                    String[] parts = one.split("(?m)^=> ", -1);
                    return DynamicTest.dynamicTest(parts[1].strip(), () -> check(folder, parts));
                });
    }

    private static void check(Path folder, String[] parts) {
        String file = parts[0].substring(0, parts[0].indexOf('\n'));
        String text = parts[0].substring(parts[0].indexOf('\n') + 1);
        Path tools =
                Lamp.written(
                        folder,
                        file.equals("source.yaml") ? text : Lamp.source(),
                        file.equals("mapping.yaml") ? text : MAPPING,
                        file.equals("actions.yaml") ? text : ACTIONS);
        SourceProblem problem = catchThrowableOfType(SourceProblem.class, () -> Tools.load(tools));
        assertThat(problem).as("nothing was wrong with it").isNotNull();
        assertThat(problem.getMessage()).isEqualTo(parts[1].strip());
    }
}

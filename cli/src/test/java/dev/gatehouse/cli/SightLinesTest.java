package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Under every answer stands what could not be seen, in a form people go on reading.
class SightLinesTest {
    private static final String TWO =
            """
            {"sight":{"sentence":"none","sources":[
            {"source":"github:acme","sees":{"reads":"partial","refusals":"yes"},
             "notes":["records only some reads: git only","may miss 1 Nov","is new"]},
            {"source":"vault:prod","sees":{"reads":"yes","refusals":"yes"},"notes":["is new"]}]}}\
            """;

    @Test
    void aTableSaysWhatIsRecordedAndThenWhatWasMissed() {
        assertThat(printed(TWO))
                .isEqualTo(
                        """
                        What these sources record (--sight says why, and what to turn on):
                                       reads       refusals
                          github:acme  partial     yes
                          vault:prod   yes         yes
                          github:acme: may miss 1 Nov
                          every one of them: is new
                        """);
    }

    @Test
    void askedForItSaysWhyOfEachSource() {
        assertThat(printed(TWO, "--sight"))
                .contains(
                        "  github:acme  records only some reads: git only; may miss 1 Nov; is new")
                .contains("  vault:prod  is new");
    }

    @Test
    void noSourceAtAllIsSaid() {
        assertThat(printed("{\"sight\":{\"sentence\":\"No source could tell.\",\"sources\":[]}}"))
                .isEqualTo("No source could tell.\n");
    }

    @Test
    void whatASourceIsCalledCannotWriteOnTheTerminal() {
        assertThat(printed(TWO.replace("github:acme", "git\\u001b[2Jhub")))
                .doesNotContain("\u001b");
    }

    @Command(name = "asked")
    static final class Asked {
        @Mixin private SightLines sight = new SightLines();
    }

    private static String printed(String answer, String... arguments) {
        Asked asked = new Asked();
        new CommandLine(asked).parseArgs(arguments);
        StringWriter out = new StringWriter();
        asked.sight.print((JsonObject) Json.parse(answer), new PrintWriter(out));
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}

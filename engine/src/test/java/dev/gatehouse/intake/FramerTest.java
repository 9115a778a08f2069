package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.gatehouse.json.JsonCut;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.record.Frame;
import dev.gatehouse.source.Framing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FramerTest {
    private static List<String> cut(String body, Framing framing) {
        byte[] bytes = body.getBytes(UTF_8);
        return Framer.cut(bytes, framing).stream()
                .map(frame -> new String(bytes, frame.offset(), frame.length(), UTF_8))
                .toList();
    }

    @Test
    void linesKeepTheirBytesAndBlankOnesAreNone() {
        assertThat(cut("one\r\n\n  \n two \nthree", Framing.Plain.LINES))
                .containsExactly("one", " two ", "three");
        assertThat(cut("", Framing.Plain.LINES)).isEmpty();
    }

    @Test
    void elementsOfAnArrayAreExactSlices() {
        assertThat(
                        cut(
                                " [ {\"a\": \"],[\\\"\"} , 12.50,\"x\\\\\" ,[1, 2], {\"a\":1,\"a\":2}]\n",
                                Framing.Plain.JSON_ARRAY))
                .containsExactly(
                        "{\"a\": \"],[\\\"\"}",
                        "12.50",
                        "\"x\\\\\"",
                        "[1, 2]",
                        "{\"a\":1,\"a\":2}");
        assertThat(cut("[]", Framing.Plain.JSON_ARRAY)).isEmpty();
    }

    @Test
    void anArrayThatDoesNotEndIsOnePiece() {
        for (String broken :
                List.of("[1,2", "[{]", "[\"a", "{}", "[1] [2]", "[1,]x", "[", "nonsense")) {
            assertThat(cut(broken, Framing.Plain.JSON_ARRAY)).as(broken).containsExactly(broken);
        }
    }

    @Test
    void anArrayInsideTheBodyIsCutWhereItStands() {
        String list =
                "{\"kind\":\"EventList\",\"note\":{\"items\":[9]},\"items\": [{\"n\":1}, {\"n\":2}]}";
        assertThat(cut(list, new Framing.JsonMember("items")))
                .containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(cut("{\"other\":[1]}", new Framing.JsonMember("items")))
                .containsExactly("{\"other\":[1]}");
    }

    @Test
    void syslogIsCountedOrALineEach() {
        assertThat(cut("5 <1>ab6 <2>c\nd", Framing.Plain.SYSLOG))
                .containsExactly("<1>ab", "<2>c\nd");
        assertThat(cut("<1>ab\n<2>cd\n", Framing.Plain.SYSLOG)).containsExactly("<1>ab", "<2>cd");
        assertThat(cut("99 <1>ab", Framing.Plain.SYSLOG)).containsExactly("99 <1>ab");
    }

    @Test
    void aPieceMaySpanLines() {
        assertThat(
                        cut(
                                "2026 a\n  at x\n  at y\n2027 b\n",
                                new Framing.MultiLine(Pattern.compile("^20[0-9]{2} "))))
                .containsExactly("2026 a\n  at x\n  at y", "2027 b");
    }

    @Test
    void theValueOfAMemberIsFoundByItsBytes() {
        byte[] line = "x{\"a\":{\"event\":1},\"event\" : \"t\\\"x\" }y".getBytes(UTF_8);
        JsonSpan within = new JsonSpan(1, line.length - 2);
        JsonSpan value = JsonCut.valueOf(line, within, "event").orElseThrow();
        assertThat(new String(line, value.offset(), value.length(), UTF_8)).isEqualTo("\"t\\\"x\"");
        assertThat(JsonCut.valueOf(line, within, "none")).isEmpty();
    }

    @Test
    void anyBytesAreCutWithoutLosingTheirOrder() {
        List<Framing> framings =
                List.of(
                        Framing.Plain.WHOLE_BODY,
                        Framing.Plain.LINES,
                        Framing.Plain.JSON_ARRAY,
                        Framing.Plain.SYSLOG,
                        new Framing.JsonMember("a"),
                        new Framing.MultiLine(Pattern.compile("^a")));
        byte[] alphabet = "[]{}\",:\\ \n\r19<a>é".getBytes(UTF_8);
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] body = new byte[random.nextInt(60)];
            for (int i = 0; i < body.length; i++) {
                body[i] = alphabet[random.nextInt(alphabet.length)];
            }
            for (Framing framing : framings) {
                int end = 0;
                for (Frame frame : Framer.cut(body, framing)) {
                    assertThat(frame.offset()).as("seed %s", seed).isGreaterThanOrEqualTo(end);
                    end = frame.offset() + frame.length();
                }
                assertThat(end).as("seed %s", seed).isLessThanOrEqualTo(body.length);
            }
        }
    }

    @Test
    void everyFileOfTheJsonTestSuiteIsAPieceOfItsOwn() throws Exception {
        Path suite =
                Path.of(System.getProperty("gatehouse.shared", "none"), "vectors/jsontestsuite");
        Assumptions.assumeTrue(
                Files.isDirectory(suite),
                "skipped: vectors/jsontestsuite is not beside the checkout");
        try (var files = Files.walk(suite)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                byte[] body = Files.readAllBytes(file);
                List<Frame> frames = Framer.cut(body, Framing.Plain.WHOLE_BODY);
                assertThat(frames).hasSize(body.length == 0 ? 0 : 1);
                Framer.cut(body, Framing.Plain.JSON_ARRAY);
            }
        }
    }
}

package dev.gatehouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StackedEventsTest {
    private static final String BODY =
            "{\"time\":1,\"event\":{\"a\":[1,{\"b\":\"}{\"}]}} {\"event\":\"x \\u00e9\\n\"}\n{\"event\":7}";

    private static StackedEvents.Cut cut(String body) {
        return StackedEvents.cut(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> pieces(byte[] body, StackedEvents.Cut cut) {
        return switch (cut) {
            case StackedEvents.Cut.Pieces(List<Frame> frames) ->
                    frames.stream()
                            .map(frame -> new String(frame.bytesIn(body), StandardCharsets.UTF_8))
                            .toList();
            case StackedEvents.Cut.Broken _ -> List.of();
        };
    }

    @Test
    void aPieceIsTheEventByteForByteOrWhatItsTextSays() {
        assertThat(pieces(BODY.getBytes(StandardCharsets.UTF_8), cut(BODY)))
                .containsExactly("{\"a\":[1,{\"b\":\"}{\"}]}", "x é\n", "7");
    }

    @Test
    void theFirstEventAtFaultIsNamed() {
        assertThat(cut("{\"event\":1}{\"event\":\" \"}{}"))
                .isEqualTo(
                        new StackedEvents.Cut.Broken(CollectorAnswer.Fault.BLANK_EVENT_FIELD, 1));
        assertThat(cut("{\"event\":1},{\"event\":2}"))
                .isEqualTo(new StackedEvents.Cut.Broken(CollectorAnswer.Fault.INVALID_FORMAT, 1));
        assertThat(cut("{\"event\":}"))
                .isEqualTo(
                        new StackedEvents.Cut.Broken(CollectorAnswer.Fault.BLANK_EVENT_FIELD, 0));
        assertThat(cut(""))
                .isEqualTo(new StackedEvents.Cut.Broken(CollectorAnswer.Fault.NO_DATA, 0));
    }

    // Whatever somebody sends is cut or refused: pieces lie in the body, in order and apart.
    @Test
    void noBodyBreaksTheCut() {
        Random random = new Random(7);
        byte[] whole = BODY.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                byte other = (byte) "{}[]\",:\\ en1".charAt(random.nextInt(12));
                body[random.nextInt(body.length)] = other;
            }
            if (StackedEvents.cut(body) instanceof StackedEvents.Cut.Pieces(List<Frame> frames)) {
                int end = 0;
                for (Frame frame : frames) {
                    assertThat(frame.offset()).isGreaterThanOrEqualTo(end);
                    end = frame.offset() + frame.length();
                }
                assertThat(end).isLessThanOrEqualTo(body.length);
            }
        }
    }
}

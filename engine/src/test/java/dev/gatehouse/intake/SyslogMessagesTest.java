package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages found in bytes that come in however they like.
class SyslogMessagesTest {
    private static List<String> cut(String text, boolean ended) {
        byte[] bytes = text.getBytes(UTF_8);
        return texts(bytes, SyslogMessages.of(bytes, bytes.length, ended));
    }

    private static List<String> texts(byte[] bytes, SyslogMessages.Cut cut) {
        return cut.frames().stream()
                .map(frame -> new String(bytes, frame.offset(), frame.length(), UTF_8))
                .toList();
    }

    @Test
    void countedAndEndedOnesAreToldApartMessageByMessage() {
        assertThat(cut("5 <1>ab6 <1>cde<2>line\n4 <3>x<4>zero\0", false))
                .containsExactly("<1>ab", "<1>cde", "<2>line", "<3>x", "<4>zero");
    }

    @Test
    void aCountedOneMayHoldLineFeeds() {
        assertThat(cut("7 <1>a\nb\n", true)).containsExactly("<1>a\nb");
    }

    @Test
    void aLineThatBeginsWithANumberIsALine() {
        assertThat(cut("2026-11-23 a line\n12 monkeys\n", false))
                .containsExactly("2026-11-23 a line", "12 monkeys");
    }

    @Test
    void whatIsNotWholeIsWaitedForUnlessNothingComes() {
        assertThat(cut("9 <1>a", false)).isEmpty();
        assertThat(cut("12", false)).isEmpty();
        assertThat(cut("<1>half", false)).isEmpty();
        assertThat(cut("9 <1>a", true)).containsExactly("9 <1>a");
        assertThat(cut("<1>half", true)).containsExactly("<1>half");
    }

    @Test
    void blanksAreKeptInAMessageAndAreNoneByThemselves() {
        assertThat(cut("<1>a \n  \n\r\n", false)).containsExactly("<1>a ");
    }

    @Test
    void aCountNobodyCouldHoldIsNoCount() {
        assertThat(cut("9999999 <1>a\n<2>b\n", false)).containsExactly("9999999 <1>a", "<2>b");
        assertThat(cut("99999999999 <1>a\n", false)).containsExactly("99999999999 <1>a");
    }

    @Test
    void oneLongerThanIsWaitedForIsHandedOverInParts() {
        String long1 = "<1>" + "x".repeat(SyslogMessages.MESSAGE_BYTES_MAX);
        assertThat(cut(long1, false)).containsExactly(long1);
    }

    // However the bytes arrive, the same messages come out, and every byte is in one of them or
    // stands between two.
    @Test
    void howTheBytesArriveChangesNothing() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            StringBuilder sent = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                String message =
                        "<" + random.nextInt(192) + ">m" + "é7 ".repeat(random.nextInt(9)) + "!";
                expected.add(message);
                boolean isCounted = random.nextBoolean();
                sent.append(
                        isCounted
                                ? message.getBytes(UTF_8).length + " " + message
                                : message + (random.nextBoolean() ? "\n" : "\r\n"));
            }
            assertThat(inParts(sent.toString().getBytes(UTF_8), random)).isEqualTo(expected);
        }
    }

    private static List<String> inParts(byte[] sent, Random random) {
        List<String> found = new ArrayList<>();
        byte[] left = new byte[0];
        int at = 0;
        while (at < sent.length) {
            int more = Math.min(1 + random.nextInt(7), sent.length - at);
            byte[] now = Arrays.copyOf(left, left.length + more);
            System.arraycopy(sent, at, now, left.length, more);
            at += more;
            SyslogMessages.Cut cut = SyslogMessages.of(now, now.length, false);
            for (Frame frame : cut.frames()) {
                found.add(new String(now, frame.offset(), frame.length(), UTF_8));
            }
            left = Arrays.copyOfRange(now, cut.length(), now.length);
        }
        found.addAll(texts(left, SyslogMessages.of(left, left.length, true)));
        return found;
    }
}

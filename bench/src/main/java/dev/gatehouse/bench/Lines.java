package dev.gatehouse.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// A batch of events of one KiB each, as a line of GitHub's audit log; every batch that is stamped
/// differs from every other in all of its lines, so none is taken for a repetition.
final class Lines {
    /// Bytes of one event and the end of its line.
    static final int LINE_BYTES = 1_024;

    private static final String STAMP = "0000000000000000";
    private static final String[] WORDS = {
        "deploy", "staging", "release", "hotfix", "rollback", "review", "approved", "pipeline",
        "cluster", "vault", "payments", "checkout", "ledger", "gateway", "mobile", "search"
    };

    private final byte[] bytes;
    private final int batch;
    private final int stride;
    private final int stampAt;

    /// @param batch lines of it
    /// @param nowMillis the time they all say
    Lines(int batch, long nowMillis) {
        this(batch, nowMillis, "", "\n");
    }

    /// @param before stands before each event
    /// @param after stands behind it
    Lines(int batch, long nowMillis, String before, String after) {
        this.batch = batch;
        this.stride = before.length() + LINE_BYTES - 1 + after.length();
        this.bytes = new byte[batch * stride];
        String start =
                "{\"@timestamp\":"
                        + nowMillis
                        + ",\"action\":\"git.clone\",\"actor\":\"dana.k\",\"actor_id\":583231,\"actor_ip\":\"203.0.113.7\","
                        + "\"org\":\"acme\",\"org_id\":9919,\"repo\":\"acme/payments\",\"repo_id\":1296269,"
                        + "\"_document_id\":\"";
        this.stampAt = before.length() + start.length();
        SplittableRandom random = new SplittableRandom(batch);
        for (int i = 0; i < batch; i++) {
            byte[] line =
                    (before + event(start, random) + after).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(line, 0, bytes, i * stride, stride);
        }
    }

    private static String event(String start, SplittableRandom random) {
        StringBuilder line = new StringBuilder(start).append(STAMP).append("\",\"message\":\"");
        int end = LINE_BYTES - 3;
        while (line.length() < end) {
            line.append(WORDS[random.nextInt(WORDS.length)])
                    .append('-')
                    .append(random.nextInt(10_000))
                    .append(' ');
        }
        line.setLength(end);
        return line.append("\"}").toString();
    }

    /// Gives every line an id of its own.
    ///
    /// @param first of the ids; each line takes the next
    /// @param at where the lines begin in `into`
    void stamp(long first, byte[] into, int at) {
        for (int i = 0; i < batch; i++) {
            long id = first + i;
            for (int digit = STAMP.length() - 1; digit >= 0; digit--) {
                into[at + i * stride + stampAt + digit] =
                        (byte) Character.forDigit((int) (id & 15), 16);
                id >>>= 4;
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }
}

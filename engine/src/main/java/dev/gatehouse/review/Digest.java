package dev.gatehouse.review;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.record.RecordJson;
import dev.gatehouse.record.ReviewedRight;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The hash that stands for all lines of a review: SHA-256 over its moment and each line in
/// canonical JSON, a newline behind each.
final class Digest {
    private Digest() {}

    static String of(Instant asOf, List<ReviewedRight> lines) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((asOf + "\n").getBytes(StandardCharsets.UTF_8));
            for (ReviewedRight line : lines) {
                sha.update(CanonicalJson.bytes(RecordJson.members(line)));
                sha.update((byte) '\n');
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}

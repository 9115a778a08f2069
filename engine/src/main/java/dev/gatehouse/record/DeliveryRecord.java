package dev.gatehouse.record;

import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Words;
import dev.gatehouse.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The payload of a `delivery` record. Its pieces are the records right behind it; a delivery
/// counts only with all of them, so one that a crash cut short was never acknowledged and is passed
/// over.
///
/// @param channel a channel of its source's tool
/// @param way how it reached us
/// @param trust what its authentication is worth
/// @param authenticatedBy the scheme, or empty
/// @param transportId the sender's id of it, where sent
/// @param headers the headers that were kept
/// @param body length and SHA-256 of the body as it came
/// @param pieces how many `piece` records follow
/// @param seen pieces of it that had been received before: index in the body, position of the
///   earlier record
/// @param duplicates pieces of its channel received before and only counted since the record before
/// @param between what stands between the pieces; empty when it was reduced
/// @param reduction what was left out
/// @param trustTimes whether times of any age are believed
/// @param key of a reduced push, the receipt filter's key, where it cannot be computed from the
///   records again
public record DeliveryRecord(
        String channel,
        Way way,
        Trust trust,
        String authenticatedBy,
        Text transportId,
        SortedMap<String, String> headers,
        Body body,
        int pieces,
        SortedMap<Integer, Long> seen,
        long duplicates,
        Optional<Between> between,
        Reduction reduction,
        boolean trustTimes,
        String key) {
    /// The channel of answers about what a tool allows: they tell of no event, and the records of
    /// [InventoryRecord] say what they are.
    public static final String INVENTORY = "inventory";

    /// @param length in bytes
    /// @param sha256 in hex
    public record Body(int length, String sha256) {}

    public DeliveryRecord {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }

    /// What a sorted delivery becomes.
    ///
    /// @param duplicates pieces of its channel that were only counted since the record before
    static DeliveryRecord of(Delivery delivery, Sorted sorted, KeptParts parts, long duplicates) {
        boolean whole = delivery.isKeptWhole() && !sorted.knowsLeftOut();
        boolean keyKept = !whole && delivery.way() == Way.PUSH;
        return new DeliveryRecord(
                delivery.channel(),
                delivery.way(),
                delivery.trust(),
                delivery.authenticatedBy(),
                delivery.transportId(),
                delivery.headers(),
                new Body(delivery.body().length, sorted.bodySha256()),
                parts.pieces().size(),
                whole ? sorted.seen() : new TreeMap<>(),
                duplicates,
                whole ? Optional.of(Between.of(delivery)) : Optional.empty(),
                parts.reduction(),
                delivery.trustTimes(),
                keyKept ? sorted.keys().getFirst().hex() : "");
    }

    /// The canonical bytes; members at their usual value are left out. Written by hand because
    /// every delivery pays for it.
    byte[] bytes() {
        StringBuilder out = new StringBuilder(256).append("{\"schema\":1");
        text(out, "authenticated_by", authenticatedBy);
        between.filter(some -> !some.isNothing()).ifPresent(some -> between(out, some));
        out.append(",\"body_bytes\":").append(body.length());
        text(out, "body_sha256", body.sha256());
        text(out, "channel", channel);
        counts(out, "counted", reduction.counted());
        if (reduction.dropped()) {
            out.append(",\"dropped\":true");
        }
        if (duplicates != 0) {
            out.append(",\"duplicates\":").append(duplicates);
        }
        between.filter(some -> !some.isNothing()).ifPresent(some -> forms(out, some));
        headers(out);
        text(out, "key", key);
        keys(out);
        out.append(",\"pieces\":").append(pieces);
        if (between.isEmpty()) {
            out.append(",\"reduced\":true");
        }
        counts(out, "refused", reduction.refused());
        seen(out);
        if (reduction.summaries() != 0) {
            out.append(",\"summaries\":").append(reduction.summaries());
        }
        text(out, "transport_id", transportId.orEmpty());
        text(out, "trust", trust.word());
        if (trustTimes) {
            out.append(",\"trust_times\":true");
        }
        text(out, "way", way.word());
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(",\"").append(name).append("\":");
            CanonicalJson.writeString(value, out);
        }
    }

    private static void between(StringBuilder out, Between between) {
        char before = '[';
        out.append(",\"between\":");
        for (Between.Run<Between.Bytes> run : between.gaps()) {
            out.append(before).append("[\"");
            out.append(Base64.getEncoder().encodeToString(run.value().bytes()));
            out.append("\",").append(run.count()).append(']');
            before = ',';
        }
        out.append(']');
    }

    private static void forms(StringBuilder out, Between between) {
        if (between.forms().isEmpty() || between.onlySlices()) {
            return;
        }
        char before = '[';
        out.append(",\"forms\":");
        for (Between.Run<Between.Form> run : between.forms()) {
            out.append(before).append("[\"").append(Words.of(run.value()));
            out.append("\",").append(run.count()).append(']');
            before = ',';
        }
        out.append(']');
    }

    private void headers(StringBuilder out) {
        if (headers.isEmpty()) {
            return;
        }
        char before = '{';
        out.append(",\"headers\":");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            out.append(before);
            CanonicalJson.writeString(header.getKey(), out);
            out.append(':');
            CanonicalJson.writeString(header.getValue(), out);
            before = ',';
        }
        out.append('}');
    }

    private void seen(StringBuilder out) {
        if (seen.isEmpty()) {
            return;
        }
        char before = '[';
        out.append(",\"seen\":");
        for (Map.Entry<Integer, Long> piece : seen.entrySet()) {
            out.append(before).append('[').append(piece.getKey()).append(',');
            out.append(piece.getValue()).append(']');
            before = ',';
        }
        out.append(']');
    }

    private void keys(StringBuilder out) {
        if (!reduction.keys().isEmpty()) {
            out.append(",\"keys\":[\"").append(String.join("\",\"", reduction.keys()));
            out.append("\"]");
        }
    }

    private static void counts(StringBuilder out, String name, SortedMap<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        char before = '{';
        out.append(",\"").append(name).append("\":");
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            out.append(before);
            CanonicalJson.writeString(count.getKey(), out);
            out.append(':').append(count.getValue());
            before = ',';
        }
        out.append('}');
    }

    /// Reads the payload of a `delivery` record.
    ///
    /// @throws dev.gatehouse.json.JsonProblem when it is none
    public static DeliveryRecord read(byte[] payload) {
        return DeliveryReading.read(RecordJson.object(payload));
    }

    /// How many records behind it are of it: its pieces, then its summaries.
    int records() {
        return pieces + reduction.summaries();
    }

    /// Puts the body together again, byte for byte.
    ///
    /// @param parts the payloads of all pieces of the body, those it had `seen` before included, in
    ///   the order of the body
    /// @return empty when the body was reduced, so that it is not here
    public Optional<byte[]> rebuild(List<byte[]> parts) {
        return between.map(some -> BodyRebuild.of(some, parts, body.length()));
    }

    /// In hex.
    static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}

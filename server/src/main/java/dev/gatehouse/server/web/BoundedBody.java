package dev.gatehouse.server.web;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads what a stranger sends, whole, without letting it grow: a cap on what is sent, another on
/// what it unpacks to, one layer of packing, and a floor under how slowly it may come.
public final class BoundedBody {
    /// Bytes of a body as sent.
    public static final int BODY_BYTES_MAX = 25 * 1024 * 1024;

    /// Bytes of a body unpacked.
    public static final int UNPACKED_BYTES_MAX = 32 * 1024 * 1024;

    /// How many times larger than sent a body may unpack to.
    public static final int UNPACKED_RATIO_MAX = 100;

    /// The largest window of a zstd frame, as a power of two.
    public static final int ZSTD_WINDOW_LOG_MAX = 23;

    /// How slowly a body may come, once it had [#GRACE_SECONDS].
    public static final long BYTES_PER_SECOND_MIN = 1_024;

    static final Duration GRACE_SECONDS = Duration.ofSeconds(10);

    private static final int FIRST_BYTES = 64 * 1024;
    private static final int RATIO_FROM_BYTES = 64 * 1024;
    private static final int GZIP_TRAILER_BYTES = 8;

    private BoundedBody() {}

    /// The body, unpacked.
    ///
    /// @throws ProblemException 400, 408, 413 or 415
    public static byte[] read(Call call) throws IOException {
        if (call.contentLength() > BODY_BYTES_MAX) {
            throw tooLarge();
        }
        String packing =
                String.join(",", call.headers("Content-Encoding")).toLowerCase(Locale.ROOT);
        byte[] sent = sent(call.body(), call.contentLength());
        return switch (packing.strip()) {
            case "", "identity" -> sent;
            case "gzip", "x-gzip" -> gunzip(sent);
            case "zstd" -> unzstd(sent);
            default ->
                    throw ProblemException.of(
                            415, "A body is packed once, with gzip or zstd, or not at all.");
        };
    }

    private static byte[] sent(InputStream in, long declared) throws IOException {
        byte[] bytes = new byte[Math.clamp(declared, 1, FIRST_BYTES)];
        int filled = 0;
        long started = System.nanoTime();
        while (true) {
            if (filled == bytes.length) {
                if (declared == filled) {
                    return bytes;
                }
                bytes = grown(bytes, declared);
            }
            int read = in.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                return filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled);
            }
            filled += read;
            refuseSlow(filled, System.nanoTime() - started);
        }
    }

    // A declared length is believed only as far as bytes have come.
    private static byte[] grown(byte[] bytes, long declared) {
        if (bytes.length >= BODY_BYTES_MAX) {
            throw tooLarge();
        }
        long wanted = Math.min(bytes.length * 4L, BODY_BYTES_MAX);
        return Arrays.copyOf(bytes, (int) (declared > 0 ? Math.min(wanted, declared) : wanted));
    }

    static void refuseSlow(long bytes, long nanos) {
        long over = nanos - GRACE_SECONDS.toNanos();
        if (over > 0 && bytes < BYTES_PER_SECOND_MIN * TimeUnit.NANOSECONDS.toSeconds(nanos)) {
            throw ProblemException.of(408, "The body comes too slowly.");
        }
    }

    private static byte[] gunzip(byte[] sent) throws IOException {
        try (Member in = new Member(sent)) {
            byte[] unpacked = unpacked(in, sent.length);
            if (in.left() != GZIP_TRAILER_BYTES) {
                throw notPacked("gzip");
            }
            return unpacked;
        } catch (ZipException | EOFException broken) {
            throw notPacked("gzip");
        }
    }

    /// One gzip member that must fill its input.
    private static final class Member extends GZIPInputStream {
        Member(byte[] sent) throws IOException {
            super(new ByteArrayInputStream(sent), Math.max(sent.length, 1));
        }

        // The whole input was handed to the inflater at once, so what it did not take is the
        // trailer
        // and whatever somebody hung behind it.
        int left() {
            return inf.getRemaining();
        }
    }

    private static byte[] unzstd(byte[] sent) throws IOException {
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(sent))) {
            in.setLongMax(ZSTD_WINDOW_LOG_MAX);
            return unpacked(in, sent.length);
        } catch (ProblemException bounded) {
            throw bounded;
        } catch (IOException broken) {
            throw notPacked("zstd");
        }
    }

    private static byte[] unpacked(InputStream in, int sentBytes) throws IOException {
        byte[] bytes = new byte[FIRST_BYTES];
        int filled = 0;
        while (true) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(bytes.length * 2, UNPACKED_BYTES_MAX + 1));
            }
            int read = in.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                return Arrays.copyOf(bytes, filled);
            }
            filled += read;
            boolean isBomb =
                    filled > RATIO_FROM_BYTES && filled > (long) sentBytes * UNPACKED_RATIO_MAX;
            if (filled > UNPACKED_BYTES_MAX || isBomb) {
                throw ProblemException.of(
                        413,
                        "The body unpacks to more than %d bytes or %d times its size."
                                .formatted(UNPACKED_BYTES_MAX, UNPACKED_RATIO_MAX));
            }
        }
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(413, "A body has at most " + BODY_BYTES_MAX + " bytes.");
    }

    private static ProblemException notPacked(String packing) {
        return ProblemException.of(
                400, "The body is not what Content-Encoding says: " + packing + ".");
    }
}

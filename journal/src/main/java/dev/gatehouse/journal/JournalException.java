package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The journal cannot do what was asked. The message says what happened, where, and what to do.
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What a caller may want to tell apart.
    public enum Reason {
        /// Stored bytes are not what was written; nothing is guessed.
        DAMAGED,
        /// The journal is behind a checkpoint that was signed earlier: an older copy, or a lost
        /// file.
        ROLLED_BACK,
        /// Another process, or another place in this one, has the journal open.
        LOCKED,
        /// A write or sync failed; this process must not append any more.
        FENCED,
        /// No space left; nothing was recorded, and appending works again when there is space.
        DISK_FULL,
        /// Settings, keys or file permissions are wrong.
        CONFIGURATION,
        /// The disk refused to read or list.
        IO,
        /// The journal was closed.
        CLOSED
    }

    private final Reason reason;

    public JournalException(Reason reason, String message) {
        this(reason, message, null);
    }

    public JournalException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Wraps a failed file operation, telling a full disk from other failures.
    static JournalException io(String what, IOException cause) {
        if (isOutOfSpace(cause)) {
            return new JournalException(
                    Reason.DISK_FULL,
                    what + ": no space left (" + cause.getMessage() + "). Free some space.",
                    cause);
        }
        return new JournalException(Reason.IO, what + ": " + cause, cause);
    }

    /// The JDK gives the operating system's words, not its number: ENOSPC, EDQUOT and EFBIG by
    /// their text.
    static boolean isOutOfSpace(IOException cause) {
        String said =
                cause instanceof FileSystemException file && file.getReason() != null
                        ? file.getReason()
                        : cause.getMessage();
        if (said == null) {
            return false;
        }
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("no space left")
                || lower.contains("quota exceeded")
                || lower.contains("file too large");
    }
}

package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;

/// Who should be able to do what: what the room `access` was told.
public sealed interface AccessRecord extends OwnRecord {
    /// Another model came into force. With what [PersonChanged] says, its files are where the names
    /// in it are from.
    ///
    /// @param digest of its files
    /// @param files all of them, so that any past model can be judged by again
    /// @param commit of the branch they were of; empty where they were in no work tree
    /// @param author the address that commit names
    /// @param committed whether the files were those of the commit
    /// @param earlier the position of the record of the model before; -1 for the first
    /// @param unexpected how many past events it made unexpected
    /// @param expected how many it made expected
    /// @param own how many of its author's own past events it would make expected; that waits for
    ///   somebody else's word
    record ModelChanged(
            String digest,
            List<ModelFile> files,
            String branch,
            String commit,
            String author,
            boolean committed,
            long earlier,
            long unexpected,
            long expected,
            long own,
            String by)
            implements AccessRecord {
        public ModelChanged {
            files = List.copyOf(files);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.MODEL_CHANGED;
        }
    }

    /// One file of a model.
    record ModelFile(String name, String text) {}

    /// A model could not be used, and the one before stays in force.
    ///
    /// @param line 0 where the mistake is of the file itself
    record ModelRefused(
            String digest,
            String file,
            int line,
            String problem,
            String suggestion,
            String branch,
            String commit,
            String by)
            implements AccessRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.MODEL_REFUSED;
        }
    }

    /// Somebody answered a question about what is expected; it judges like an assignment until it
    /// expires.
    ///
    /// @param question what was asked, so that it is not asked again
    /// @param to whom it means, in the words of a model
    /// @param reply `yes`, `no`, `only-on-call` or `only-when-approved`
    record Answered(
            String question,
            List<String> to,
            List<String> permissions,
            List<String> on,
            String reply,
            String owner,
            Instant expires,
            String by)
            implements AccessRecord {
        public Answered {
            to = List.copyOf(to);
            permissions = List.copyOf(permissions);
            on = List.copyOf(on);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.ANSWERED;
        }
    }

    /// Somebody else than its author let a change of the model count for the author's own past.
    ///
    /// @param change the position of its record
    record ModelApproved(long change, String reason, String by) implements AccessRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.MODEL_APPROVED;
        }
    }
}

package dev.gatehouse.journal;

import java.util.List;

/// What a verifier found.
///
/// @param origin the log's name, empty when it could not be read
/// @param size leaves the checkpoint covers
/// @param counts what was looked at
/// @param problems in the order they were found, at most [#PROBLEMS_MAX]
/// @param problemsTotal how many there were
public record Verification(
        String origin, long size, Counts counts, List<Problem> problems, long problemsTotal) {

    /// Problems kept; the rest is only counted.
    public static final int PROBLEMS_MAX = 1000;

    public Verification {
        problems = List.copyOf(problems);
    }

    /// The answer in one word; its number is the exit code.
    public enum Result {
        /// Everything was recomputed and holds.
        OK(0),
        /// Something stored is not what was committed to.
        BAD(1),
        /// Nothing is wrong, but not everything could be looked at.
        INCOMPLETE(2),
        /// The journal is older than a checkpoint known from elsewhere.
        STALE(3);

        private final int exitCode;

        Result(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /// One thing that is not as it should be.
    ///
    /// @param result what it means for the answer
    /// @param file relative to the journal's directory
    /// @param index the record, byte or line it is about, in words the message gives; -1 for the
    ///   whole file
    /// @param message what is wrong
    public record Problem(Result result, String file, long index, String message) {

        @Override
        public String toString() {
            return file + (index < 0 ? "" : " at " + index) + ": " + message;
        }
    }

    /// What was looked at.
    ///
    /// @param records whose payload was found, or its erasure
    /// @param live whose payload was recomputed against its leaf
    /// @param erased destroyed on order
    /// @param payloadsNotOpened in blocks for which there was no key or codec
    /// @param uncovered behind the checkpoint, not yet in any signed tree
    public record Counts(
            long records, long live, long erased, long payloadsNotOpened, long uncovered) {}

    /// Bad before stale before incomplete before ok.
    public Result result() {
        for (Result worst : List.of(Result.BAD, Result.STALE, Result.INCOMPLETE)) {
            if (problems.stream().anyMatch(problem -> problem.result() == worst)) {
                return worst;
            }
        }
        return Result.OK;
    }
}

package dev.gatehouse.journal;

import dev.gatehouse.journal.Verification.Problem;
import dev.gatehouse.journal.Verification.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run of the verifier: what it works on, and what it has found so far.
final class Audit {

    private final Path journal;
    private final Disk disk;
    private final boolean live;
    private final List<Problem> problems = new ArrayList<>();
    private long problemsTotal;
    private long liveRecords;
    private long erased;
    private long notOpened;
    private long uncovered;

    /// @param live whether the journal is open, so that its end changes while it is read
    Audit(Path journal, Disk disk, boolean live) {
        this.journal = journal;
        this.disk = disk;
        this.live = live;
    }

    Path journal() {
        return journal;
    }

    Disk disk() {
        return disk;
    }

    boolean isLive() {
        return live;
    }

    void bad(Path file, long index, String message) {
        report(Result.BAD, file, index, message);
    }

    void incomplete(Path file, long index, String message) {
        report(Result.INCOMPLETE, file, index, message);
    }

    void stale(Path file, String message) {
        report(Result.STALE, file, -1, message);
    }

    private void report(Result result, Path file, long index, String message) {
        problemsTotal++;
        boolean worse = problems.stream().noneMatch(problem -> problem.result() == result);
        if (problems.size() < Verification.PROBLEMS_MAX || worse) {
            String name =
                    file.startsWith(journal)
                            ? journal.relativize(file).toString()
                            : file.toString();
            problems.add(new Problem(result, name, index, message));
        }
    }

    void countLive() {
        liveRecords++;
    }

    /// Where the counts of records stood.
    record Counted(long live, long uncovered) {}

    Counted counted() {
        return new Counted(liveRecords, uncovered);
    }

    boolean isEverythingOpened() {
        return notOpened == 0;
    }

    void resetTo(Counted earlier) {
        liveRecords = earlier.live();
        uncovered = earlier.uncovered();
    }

    void countErased() {
        erased++;
    }

    void countNotOpened(long payloads) {
        notOpened += payloads;
    }

    void countUncovered() {
        uncovered++;
    }

    Verification verification(String origin, long size) {
        long records = liveRecords + erased + notOpened;
        return new Verification(
                origin,
                size,
                new Verification.Counts(records, liveRecords, erased, notOpened, uncovered),
                problems,
                problemsTotal);
    }
}

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
    private final List<Problem> problems = new ArrayList<>();
    private long problemsTotal;
    private long live;
    private long erased;
    private long notOpened;
    private long uncovered;

    Audit(Path journal, Disk disk) {
        this.journal = journal;
        this.disk = disk;
    }

    Path journal() {
        return journal;
    }

    Disk disk() {
        return disk;
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
        live++;
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
        long records = live + erased + notOpened;
        return new Verification(
                origin,
                size,
                new Verification.Counts(records, live, erased, notOpened, uncovered),
                problems,
                problemsTotal);
    }
}

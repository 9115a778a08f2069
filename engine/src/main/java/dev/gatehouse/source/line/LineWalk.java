package dev.gatehouse.source.line;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes lines through programs. No split is tried twice at the same place of a line, so the time
/// is linear in the line. Confined to one thread; groups are those of the last line that fitted.
public final class LineWalk {
    /// Splits of a program times places in a line; beyond it a line is left to RE2/J.
    static final int TRIES_MAX = 1 << 20;

    private static final int JOBS_MIN = 256;

    private long[] tried = new long[64];
    // Pairs: a step and the place to take it at; or a place kept before, to be put back.
    private int[] jobs = new int[JOBS_MIN];
    private int jobCount;
    private int[] kept = new int[0];
    private String line = "";

    /// What became of a line.
    enum Answer {
        FITS,
        DOES_NOT,
        /// It is too long to say here.
        TOO_LONG
    }

    /// Whether the whole line fits.
    Answer walk(LineProgram program, String whole) {
        if (!program.mayFit(whole)) {
            return Answer.DOES_NOT;
        }
        long tries = (long) program.steps.length * (whole.length() + 1);
        if (tries > TRIES_MAX) {
            return Answer.TOO_LONG;
        }
        begin(program, whole, (int) tries);
        return takes(program) ? Answer.FITS : Answer.DOES_NOT;
    }

    /// The text of a group, or null when it took no part.
    @Nullable String group(int number) {
        int from = kept[2 * number];
        int to = kept[2 * number + 1];
        return from < 0 || to < 0 ? null : line.substring(from, to);
    }

    private void begin(LineProgram program, String whole, int tries) {
        line = whole;
        int longs = (tries >> 6) + 1;
        if (tried.length < longs) {
            tried = new long[longs];
        } else {
            Arrays.fill(tried, 0, longs, 0);
        }
        if (kept.length != 2 * program.groups + 2) {
            kept = new int[2 * program.groups + 2];
        }
        Arrays.fill(kept, -1);
        jobCount = 0;
        push(program.start, 0);
    }

    private boolean takes(LineProgram program) {
        while (jobCount > 0) {
            int place = jobs[--jobCount];
            int step = jobs[--jobCount];
            if (step < 0) {
                kept[~step] = place;
            } else if (goes(program, step, place)) {
                return true;
            }
        }
        return false;
    }

    private boolean goes(LineProgram program, int from, int fromPlace) {
        LineProgram.Step[] steps = program.steps;
        int length = line.length();
        int at = from;
        int place = fromPlace;
        while (true) {
            LineProgram.Step step = steps[at];
            switch (step.deed()) {
                case LETTER -> {
                    int chars = place < length ? step.letters().charsAt(line, place) : 0;
                    if (chars == 0) {
                        return false;
                    }
                    place += chars;
                }
                case RUN -> place = runEnd(step.letters(), place);
                case SPLIT -> {
                    if (isTried(at * (length + 1) + place)) {
                        return false;
                    }
                    push(step.other(), place);
                }
                case KEEP -> {
                    push(~step.other(), kept[step.other()]);
                    kept[step.other()] = place;
                }
                case EDGE -> {
                    if (!isEdge(step.edge(), place)) {
                        return false;
                    }
                }
                case FIT -> {
                    return place == length;
                }
                case OPEN -> throw new IllegalStateException("a loop was left open");
            }
            at = step.next();
        }
    }

    private int runEnd(Letters letters, int from) {
        int place = from;
        while (place < line.length()) {
            int chars = letters.charsAt(line, place);
            if (chars == 0) {
                break;
            }
            place += chars;
        }
        return place;
    }

    private boolean isTried(int bit) {
        long mask = 1L << bit;
        boolean before = (tried[bit >> 6] & mask) != 0;
        tried[bit >> 6] |= mask;
        return before;
    }

    private boolean isEdge(PatternPart.Edge edge, int place) {
        boolean wordBefore = place > 0 && Letters.WORD.has(line.charAt(place - 1));
        boolean wordAfter = place < line.length() && Letters.WORD.has(line.charAt(place));
        return switch (edge) {
            case BEGIN -> place == 0;
            case END -> place == line.length();
            case WORD -> wordBefore != wordAfter;
            case NO_WORD -> wordBefore == wordAfter;
        };
    }

    private void push(int step, int place) {
        if (jobCount + 2 > jobs.length) {
            jobs = Arrays.copyOf(jobs, jobs.length * 2);
        }
        jobs[jobCount++] = step;
        jobs[jobCount++] = place;
    }
}

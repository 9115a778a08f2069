package dev.gatehouse.source.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pattern for whole lines as steps to take through a line; [LineWalk] takes them. Immutable.
///
/// It fits the lines that RE2/J's `matches` fits and gives the same groups, or there is none.
final class LineProgram {
    /// What a step does.
    enum Deed {
        /// Takes one letter.
        LETTER,
        /// Takes as many letters as there are: fewer would never do.
        RUN,
        /// Goes on, and elsewhere if that fails.
        SPLIT,
        /// Keeps the place.
        KEEP,
        /// Goes on at the edge only.
        EDGE,
        /// Is there, at the end of the line.
        FIT,
        /// Is not known yet: a loop is being written.
        OPEN
    }

    /// One step.
    ///
    /// @param next the step after it
    /// @param other of a split: the step when `next` fails; else what is kept, or which split it is
    record Step(Deed deed, int next, int other, Letters letters, PatternPart.Edge edge) {
        static final Step OPEN = of(Deed.OPEN, 0, 0);

        static Step of(Deed deed, int next, int other) {
            return new Step(deed, next, other, Letters.ALL, PatternPart.Edge.END);
        }

        static Step of(Deed deed, int next, Letters letters) {
            return new Step(deed, next, 0, letters, PatternPart.Edge.END);
        }
    }

    private final List<Step> written = new ArrayList<>();
    private final int stepsMax;

    final Step[] steps;
    final int start;
    final int groups;
    final String required;
    private final Letters first;
    private final boolean mayBeEmpty;

    private LineProgram(PatternPart whole, int groups, int stepsMax) {
        this.stepsMax = stepsMax;
        this.groups = groups;
        this.start = write(whole, add(Step.of(Deed.FIT, 0, 0)));
        this.steps = written.toArray(new Step[0]);
        this.first = first(start);
        this.mayBeEmpty = whole.mayBeEmpty();
        this.required = Required.of(whole);
    }

    /// The program of a pattern that RE2/J has accepted; nothing when it says more than is known
    /// here, or would take more than `stepsMax` steps.
    static Optional<LineProgram> of(String pattern, int groups, int stepsMax) {
        return PatternReader.read(pattern)
                .map(whole -> new LineProgram(whole, groups, stepsMax))
                .filter(program -> program.steps.length <= stepsMax);
    }

    /// Whether a look at its first letter and for a text that must stand in it leaves `line` a
    /// chance.
    boolean mayFit(String line) {
        boolean begins = line.isEmpty() ? mayBeEmpty : first.charsAt(line, 0) > 0;
        return begins && line.contains(required);
    }

    private int add(Step step) {
        written.add(step);
        return written.size() - 1;
    }

    // Written from the end: each part is told where to go on.
    private int write(PatternPart part, int next) {
        if (written.size() > stepsMax) {
            return next;
        }
        return switch (part) {
            case PatternPart.One one -> add(Step.of(Deed.LETTER, next, one.letters()));
            case PatternPart.Edge edge -> add(new Step(Deed.EDGE, next, 0, Letters.ALL, edge));
            case PatternPart.Group group -> {
                int end = add(Step.of(Deed.KEEP, next, 2 * group.number() + 1));
                yield add(Step.of(Deed.KEEP, write(group.part(), end), 2 * group.number()));
            }
            case PatternPart.Sequence sequence -> {
                int at = next;
                for (PatternPart each : sequence.parts().reversed()) {
                    at = write(each, at);
                }
                yield at;
            }
            case PatternPart.Choice choice -> {
                int at = write(choice.parts().getLast(), next);
                for (int i = choice.parts().size() - 2; i >= 0; i--) {
                    at = add(Step.of(Deed.SPLIT, write(choice.parts().get(i), next), at));
                }
                yield at;
            }
            case PatternPart.Repeated repeated -> writeRepeated(repeated, next);
        };
    }

    private int writeRepeated(PatternPart.Repeated repeated, int next) {
        int at = next;
        if (repeated.max() == PatternPart.Repeated.WITHOUT_END) {
            at = loop(repeated, next);
        } else {
            for (int i = repeated.min(); i < repeated.max(); i++) {
                at = split(write(repeated.part(), at), next, repeated.lazy());
            }
        }
        for (int i = 0; i < repeated.min(); i++) {
            at = write(repeated.part(), at);
        }
        return at;
    }

    private int loop(PatternPart.Repeated repeated, int next) {
        // What follows can never begin within the run, so the run has one length only.
        if (repeated.part() instanceof PatternPart.One one && !first(next).meets(one.letters())) {
            return add(Step.of(Deed.RUN, next, one.letters()));
        }
        int again = add(Step.OPEN);
        int body = write(repeated.part(), again);
        written.set(
                again,
                repeated.lazy()
                        ? Step.of(Deed.SPLIT, next, body)
                        : Step.of(Deed.SPLIT, body, next));
        return again;
    }

    private int split(int body, int next, boolean lazy) {
        return add(lazy ? Step.of(Deed.SPLIT, next, body) : Step.of(Deed.SPLIT, body, next));
    }

    /// The letters that a line can go on with from a step.
    private Letters first(int from) {
        Letters.Builder first = new Letters.Builder();
        boolean[] seen = new boolean[written.size()];
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            int at = open.removeLast();
            if (seen[at]) {
                continue;
            }
            seen[at] = true;
            Step step = written.get(at);
            switch (step.deed()) {
                case LETTER -> first.add(step.letters());
                case RUN -> {
                    first.add(step.letters());
                    open.add(step.next());
                }
                case SPLIT -> {
                    open.add(step.next());
                    open.add(step.other());
                }
                case KEEP, EDGE -> open.add(step.next());
                case OPEN -> first.add(Letters.ALL);
                case FIT -> {}
            }
        }
        return first.build();
    }
}

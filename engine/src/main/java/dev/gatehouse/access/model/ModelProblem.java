package dev.gatehouse.access.model;

import dev.gatehouse.source.yaml.SourceProblem;
import java.util.List;
import java.util.stream.Collectors;

/// A model that cannot be used: every mistake found, each with file and line and, where there is
/// one, what was probably meant.
public final class ModelProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Mistakes told at once.
    public static final int PROBLEMS_MAX = 50;

    private final transient List<Mistake> mistakes;

    /// One mistake.
    ///
    /// @param file below the model's directory; empty where it is of the directory itself
    /// @param line from 1; 0 where it is of the file itself
    /// @param suggestion empty when there is nothing better to say
    public record Mistake(String file, int line, String what, String suggestion) {
        static Mistake of(SourceProblem problem) {
            String where = problem.place() + ": ";
            String whole = String.valueOf(problem.getMessage());
            String what = whole.startsWith(where) ? whole.substring(where.length()) : whole;
            String tail = "; " + problem.suggestion();
            boolean suggests = !problem.suggestion().isEmpty() && what.endsWith(tail);
            return new Mistake(
                    problem.place().file(),
                    problem.place().line(),
                    suggests ? what.substring(0, what.length() - tail.length()) : what,
                    problem.suggestion());
        }

        @Override
        public String toString() {
            String where = file.isEmpty() ? "" : line == 0 ? file + ": " : file + ":" + line + ": ";
            return where + what + (suggestion.isEmpty() ? "" : "; " + suggestion);
        }
    }

    public ModelProblem(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    static ModelProblem of(String file, String what) {
        return new ModelProblem(List.of(new Mistake(file, 0, what, "")));
    }

    /// The mistakes, in the order of the files.
    public List<Mistake> mistakes() {
        return mistakes;
    }
}

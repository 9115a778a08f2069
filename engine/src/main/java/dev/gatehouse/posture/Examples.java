package dev.gatehouse.posture;

import java.util.ArrayList;
import java.util.List;

/// Runs the examples that stand in checks.
public final class Examples {
    /// What an example says of a thing the check is not about.
    static final String NONE = "none";

    private Examples() {}

    /// One that came out otherwise than it says.
    public record Miss(Example example, String check, String got) {
        @Override
        public String toString() {
            return example.place() + ": " + check + " expects " + example.expect() + ", got " + got;
        }
    }

    /// Runs all of them.
    ///
    /// @return those that miss, in the order of the files
    public static List<Miss> run(List<Check> checks) {
        List<Miss> misses = new ArrayList<>();
        for (Check check : checks) {
            for (Example example : check.examples()) {
                String got = said(check, example);
                if (!got.split(":", 2)[0].equals(example.expect())) {
                    misses.add(new Miss(example, check.id(), got));
                }
            }
        }
        return misses;
    }

    private static String said(Check check, Example example) {
        return Judging.of(check, example.given(), example.incomplete())
                .map(result ->
                        switch (result) {
                            case Result.Unknown(List<String> missing) ->
                                    result.word() + ": " + String.join(", ", missing);
                            case Result.Fails _, Result.Passes _ -> result.word();
                        })
                .orElse(NONE);
    }
}

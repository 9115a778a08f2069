package dev.gatehouse.source.line;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// An RE2 pattern that fits whole lines, in time linear in the line. Most go through a
/// [LineProgram]; RE2/J reads the others, and lines that are too long. Immutable.
public final class WholeLinePattern {
    private final Pattern pattern;
    private final Optional<LineProgram> program;

    private WholeLinePattern(Pattern pattern, Optional<LineProgram> program) {
        this.pattern = pattern;
        this.program = program;
    }

    /// @param sizeMax instructions that RE2/J may make of it; else it keeps no program of its own
    /// @throws PatternSyntaxException when RE2/J says so
    public static WholeLinePattern compile(String text, int sizeMax) throws PatternSyntaxException {
        Pattern pattern = Pattern.compile(text);
        return new WholeLinePattern(pattern, LineProgram.of(text, pattern.groupCount(), sizeMax));
    }

    /// Instructions that RE2/J made of it.
    public int size() {
        return pattern.programSize();
    }

    /// The numbers of its named groups.
    public Map<String, Integer> groups() {
        return pattern.namedGroups();
    }

    /// Whether lines are walked here rather than by RE2/J.
    boolean isWalked() {
        return program.isPresent();
    }

    /// The text of each group, null for one that took no part; or null when the line does not fit.
    /// Read the groups before the next line is walked.
    public @Nullable IntFunction<@Nullable String> fit(String line, LineWalk walk) {
        if (program.isPresent()) {
            switch (walk.walk(program.get(), line)) {
                case FITS -> {
                    return walk::group;
                }
                case DOES_NOT -> {
                    return null;
                }
                case TOO_LONG -> {}
            }
        }
        return fitByRe2(line);
    }

    @Nullable IntFunction<@Nullable String> fitByRe2(String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? matcher::group : null;
    }
}

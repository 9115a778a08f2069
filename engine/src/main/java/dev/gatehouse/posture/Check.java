package dev.gatehouse.posture;

import dev.gatehouse.condition.Expression;
import dev.gatehouse.event.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One question about how tools are set and what they allow, as a file below `checks/` says it.
///
/// @param id small letters, digits and `-`
/// @param theme the folder its file lies in
/// @param title what is wrong where it fails, in a few words
/// @param why what can come of it
/// @param tools whose things it is about
/// @param references where others ask the same
/// @param over what one judgement is about
/// @param needs listings that must be whole, else nothing can be said
/// @param needsToPass listings that must be whole to say that nothing is wrong
/// @param when which of the things it is about; all of them where it is empty
/// @param fails holds where something is wrong
/// @param says what was seen, with placeholders
/// @param fix commands or a patch, with placeholders
/// @param mends who should see to it
/// @param examples the table tests of the file
public record Check(
        String id,
        String theme,
        String title,
        String why,
        Severity severity,
        List<String> tools,
        List<String> references,
        Over over,
        Set<String> needs,
        Set<String> needsToPass,
        Optional<Expression> when,
        Expression fails,
        Template says,
        Template fix,
        Mends mends,
        List<Example> examples) {
    public Check {
        tools = List.copyOf(tools);
        references = List.copyOf(references);
        needs = Set.copyOf(needs);
        needsToPass = Set.copyOf(needsToPass);
        examples = List.copyOf(examples);
    }

    /// What stands for every listing of an instance where listings are named.
    public static final String EVERYTHING = "everything";

    /// How bad it is where it fails, the worst last.
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL;

        /// The word used in files, queries and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// Who should see to it where it fails.
    public enum Mends {
        /// Whoever answers for the resource.
        RESOURCE,
        /// Whose account it is.
        ACCOUNT;

        /// The word used in files and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// What one judgement is about.
    ///
    /// @param kind what kind of fact
    /// @param names of settings, kinds of credentials or of accounts; empty for all
    public record Over(Kind kind, Set<String> names) {
        public Over {
            names = Set.copyOf(names);
        }

        /// Kinds of facts a check can be about.
        public enum Kind {
            SETTING,
            CREDENTIAL,
            ACCOUNT,
            RIGHT,
            MEMBERSHIP;

            /// The word used in files and JSON.
            public String word() {
                return Words.of(this);
            }
        }

        /// Whether it is about facts of that kind called `name`.
        public boolean covers(Kind other, String name) {
            return kind == other && (names.isEmpty() || names.contains(name));
        }
    }

    /// Whether it is about this thing, before `when` is asked.
    boolean isAbout(Thing thing) {
        return tools.contains(thing.tool()) && over.covers(thing.kind(), thing.name());
    }

    /// The facts it reads, those of its placeholders among them.
    Set<String> reads() {
        Set<String> names = new LinkedHashSet<>(fails.names());
        when.ifPresent(condition -> names.addAll(condition.names()));
        names.addAll(says.names());
        names.addAll(fix.names());
        names.retainAll(FactNames.VOCABULARY.names().keySet());
        return names;
    }

    /// Whether what it says of a thing can change while nothing about the thing does.
    boolean changesWithTime() {
        Set<String> names = reads();
        return names.contains(FactNames.NOW)
                || names.contains(FactNames.USE)
                || names.contains(FactNames.PERSON)
                || names.contains(FactNames.CREDENTIAL)
                || names.contains(FactNames.CREDENTIALS);
    }
}

package dev.gatehouse.access.model;

import dev.gatehouse.record.AccessRecord.Answered;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An answer as the line of YAML that somebody would have written for it. It judges by what that
/// line says. Whoever exports a no to many gets `governed` instead of `deny`: as a file it would
/// forbid what assignments allow.
public final class AnswerText {
    /// The reply that lets it be.
    public static final String YES = "yes";

    /// The reply that does not.
    public static final String NO = "no";

    /// Whoever has a shift of the schedule that stands in `to`.
    public static final String ON_CALL = "only-on-call";

    /// Whatever names a change request or a ticket.
    public static final String APPROVED = "only-when-approved";

    /// Somebody else should say.
    public static final String ASK_THE_OWNER = "ask-the-owner";

    /// The earlier answer counts no longer.
    public static final String TAKEN_BACK = "taken-back";

    private static final String NAMES_A_CHANGE = "change_request != \"\" || ticket != \"\"";
    private static final String FILE = "answers";
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PLAIN = 0x7e;

    private AnswerText() {}

    /// Whether a reply says anything about what is expected.
    public static boolean counts(String reply) {
        return reply.equals(YES)
                || reply.equals(NO)
                || reply.equals(ON_CALL)
                || reply.equals(APPROVED);
    }

    /// Answers as a file to put into a model.
    public static String exported(List<Answered> answers) {
        Map<String, StringBuilder> sections = new TreeMap<>();
        for (Answered one : answers) {
            String[] parts = exported(one).split("\n", 2);
            sections.computeIfAbsent(parts[0], _ -> new StringBuilder()).append(parts[1]);
        }
        return sections.entrySet().stream()
                .map(one -> one.getKey() + "\n" + one.getValue())
                .collect(Collectors.joining());
    }

    private static String exported(Answered answered) {
        boolean many =
                answered.to().stream()
                        .anyMatch(one -> one.startsWith("all-") || one.startsWith("team:"));
        return answered.reply().equals(NO) && many
                ? "governed:\n  - { on: %s, permissions: [%s], why: %s }\n"
                        .formatted(
                                list(answered.on()),
                                String.join(", ", answered.permissions()),
                                quoted("answered by " + answered.by()))
                : yaml(answered, false);
    }

    private static String yaml(Answered answered, boolean expires) {
        boolean allows = !answered.reply().equals(NO);
        StringBuilder line = new StringBuilder(allows ? "assignments:\n" : "deny:\n");
        line.append("  - { to: ").append(list(answered.to()));
        line.append(allows ? ", allow: [" : ", permission: [")
                .append(String.join(", ", answered.permissions()))
                .append("], on: ")
                .append(list(answered.on()));
        when(answered, expires)
                .ifPresent(when -> line.append(", when: '").append(when).append("'"));
        return line.append(", why: ")
                .append(quoted("answered by " + answered.by()))
                .append(" }\n")
                .toString();
    }

    private static Optional<String> when(Answered answered, boolean expires) {
        List<String> parts = new ArrayList<>();
        if (answered.reply().equals(APPROVED)) {
            parts.add("(" + NAMES_A_CHANGE + ")");
        }
        if (expires) {
            LocalDate day = LocalDate.ofInstant(answered.expires(), ZoneOffset.UTC);
            parts.add("time.date < \"" + day + "\"");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" && ", parts));
    }

    private static String list(List<String> texts) {
        return texts.stream().map(AnswerText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /// What it says beside these files; empty where it says nothing, or cannot be read with them,
    /// as when it names a schedule there no longer is.
    ///
    /// @param position of its record
    public static Optional<AnsweredLine> read(
            Answered answered, long position, List<ModelText> files) {
        if (!counts(answered.reply())) {
            return Optional.empty();
        }
        List<ModelText> texts = new ArrayList<>();
        texts.add(new ModelText(FILE, yaml(answered, true)));
        if (answered.reply().equals(ON_CALL)) {
            texts.addAll(files);
        }
        try {
            Model read = Model.read(texts);
            boolean allows = !answered.reply().equals(NO);
            Assignment line = (allows ? read.assignments() : read.deny()).getFirst();
            if (answered.reply().equals(ON_CALL) && line.to().schedules().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new AnsweredLine(
                            new Assignment(
                                    line.to(),
                                    line.scope(),
                                    line.terms(),
                                    line.about(),
                                    FILE + ":" + position),
                            allows));
        } catch (ModelProblem unreadable) {
            return Optional.empty();
        }
    }

    /// A text as a double-quoted scalar: whatever it holds, it stays one text on one line.
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= FIRST_PRINTABLE && c <= LAST_PLAIN;
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (plain || Character.isLetterOrDigit(c)) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }
}

package dev.gatehouse.search;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Subject;
import java.util.Optional;

/// What happened, in one plain sentence: names first, identifiers only where nothing better is
/// known, and nothing the tool did not say. What comes from a tool stands in it without control
/// characters and without letters that turn the direction of reading, cut to
/// [ResourceWords#NAME_CHARS_MAX].
public final class Sentence {
    private Sentence() {}

    /// The sentence of `event`, with its full stop.
    public static String of(Event event) {
        return of(event, Optional.empty());
    }

    /// The sentence of `event`, with its full stop.
    ///
    /// @param behind who is known to stand behind the account: named first where the account is
    ///   called otherwise
    public static String of(Event event, Optional<Subject> behind) {
        if (event.receipt().meaning() == Meaning.UNREADABLE) {
            return "Something from "
                    + ResourceWords.tool(event)
                    + " could not be read; it is kept as it came.";
        }
        StringBuilder out = new StringBuilder(160);
        out.append(actor(event.actor(), behind));
        for (Account other : event.onBehalfOf()) {
            out.append(", on behalf of ").append(ResourceWords.name(other.label())).append(',');
        }
        out.append(' ').append(deed(event));
        if (event.deed().count() > 1) {
            out.append(", ").append(event.deed().count()).append(" times");
        }
        out.append(change(event)).append(with(event.via()));
        if (event.origin().address().isSent()) {
            out.append(", from ").append(ResourceWords.name(event.origin().address().orEmpty()));
        }
        return out.append(ending(event)).append('.').toString();
    }

    private static String actor(Account account, Optional<Subject> behind) {
        String label = ResourceWords.name(account.label());
        String name = behind.map(subject -> ResourceWords.name(subject.name())).orElse(label);
        return name.equals(label) ? label : name + " (as " + label + ")";
    }

    /// A text of a tool as it may stand in a sentence.
    public static String name(String text) {
        return ResourceWords.name(text);
    }

    /// A text of a tool, whole, with U+FFFD for what could break a line or turn its direction.
    public static String inert(String text) {
        return ResourceWords.inert(text, Integer.MAX_VALUE);
    }

    private static String deed(Event event) {
        Verb verb = event.deed().verb();
        String what = ResourceWords.of(event);
        if (verb == Verb.NONE) {
            return "did \"" + ResourceWords.name(event.deed().action()) + "\" on " + what;
        }
        return switch (event.deed().outcome()) {
            case SUCCEEDED, NOT_RECORDED -> past(verb) + " " + what;
            case DENIED -> "was refused to " + plain(verb) + " " + what;
            case FAILED -> "tried to " + plain(verb) + " " + what + " and failed";
        };
    }

    private static String past(Verb verb) {
        return switch (verb) {
            case AUTHENTICATE -> "signed in to";
            case READ -> "read";
            case CREATE -> "created";
            case UPDATE -> "changed";
            case DELETE -> "deleted";
            case EXECUTE -> "ran";
            case APPROVE -> "approved";
            case DEPLOY -> "deployed to";
            case GRANT -> "gave a right on";
            case REVOKE -> "took away a right on";
            case MINT -> "made a credential for";
            case EXPORT -> "exported";
            case CONFIGURE -> "changed the settings of";
            case IMPERSONATE -> "acted as somebody else on";
            case TRANSFER -> "transferred";
            case RESTORE -> "restored";
            case NONE -> "touched";
        };
    }

    private static String plain(Verb verb) {
        return switch (verb) {
            case AUTHENTICATE -> "sign in to";
            case READ -> "read";
            case CREATE -> "create";
            case UPDATE -> "change";
            case DELETE -> "delete";
            case EXECUTE -> "run";
            case APPROVE -> "approve";
            case DEPLOY -> "deploy to";
            case GRANT -> "give a right on";
            case REVOKE -> "take away a right on";
            case MINT -> "make a credential for";
            case EXPORT -> "export";
            case CONFIGURE -> "change the settings of";
            case IMPERSONATE -> "act as somebody else on";
            case TRANSFER -> "transfer";
            case RESTORE -> "restore";
            case NONE -> "touch";
        };
    }

    // One change is told; several are named by number, the drawer lists them.
    private static String change(Event event) {
        if (event.change().isEmpty()) {
            return "";
        }
        if (event.change().size() > 1) {
            return ", " + event.change().size() + " fields";
        }
        Change change = event.change().getFirst();
        String before =
                change.before().isSent()
                        ? " from " + ResourceWords.name(change.before().orEmpty())
                        : "";
        String after =
                change.after().isSent()
                        ? " to " + ResourceWords.name(change.after().orEmpty())
                        : "";
        return ", " + ResourceWords.name(change.field()) + before + after;
    }

    private static String with(Credential via) {
        return switch (via) {
            case Credential.Known known -> {
                String kind = ResourceWords.name(known.kind().replace('-', ' '));
                String name =
                        known.name().isSent()
                                ? " " + ResourceWords.name(known.name().orEmpty())
                                : "";
                yield kind.isEmpty() && name.isEmpty() ? "" : ", with " + (kind + name).strip();
            }
            case Credential.Unsaid _ -> "";
        };
    }

    private static String ending(Event event) {
        if (event.receipt().meaning() == Meaning.UNMAPPED) {
            return "; no mapping knows this action yet";
        }
        return event.deed().outcome() == Outcome.NOT_RECORDED
                ? "; how it ended is not recorded"
                : "";
    }
}

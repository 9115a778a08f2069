package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import java.util.List;
import java.util.Optional;

/// Says facts from what an account is called, from the rules about accounts and from memory. Notes
/// whether memory was asked, so that its owner knows what hangs on it. Used by one thread.
public final class Situation implements Facts {
    private final List<AccountRule> accounts;
    private final Deeds deeds;
    private final Behind behind;
    private boolean remembered;

    /// @param accounts the first that holds says who stands behind an account nobody has linked
    /// @param behind says it of linked ones
    public Situation(List<AccountRule> accounts, Deeds deeds, Behind behind) {
        this.accounts = List.copyOf(accounts);
        this.deeds = deeds;
        this.behind = behind;
    }

    /// Accounts like these belong to one kind of subject.
    public record AccountRule(Condition when, Standing are) {}

    /// Who can stand behind an account.
    public enum Standing {
        PERSON,
        MACHINE,
        PIPELINE
    }

    /// Forgets that memory was asked.
    public void begin() {
        remembered = false;
    }

    /// Whether memory was asked since [#begin].
    public boolean remembered() {
        return remembered;
    }

    @Override
    public Truth of(Fact fact, Used used) {
        return switch (fact) {
            case PERSON -> is(Standing.PERSON, used);
            case MACHINE -> is(Standing.PERSON, used).not();
            case PIPELINE -> is(Standing.PIPELINE, used);
            case OWN_ACCOUNT -> OwnNames.account(used);
            case OWN_ENVIRONMENT -> OwnNames.environment(used);
            case LEFT -> hasLeft(used) ? Truth.HOLDS : deeds.left(used);
            case OWN_CHANGE -> {
                remembered = true;
                yield ownChange(used);
            }
            case RUN_ACTIVE -> {
                remembered = true;
                yield deeds.runActive(used);
            }
        };
    }

    private boolean hasLeft(Used used) {
        return behind.of(used.number(UsedField.ACCOUNT), used).orElse(null) instanceof Person person
                && person.employment().hasLeft(used.when());
    }

    // One account, or two of the same person.
    private Truth ownChange(Used used) {
        int proposer = deeds.proposer(used);
        int approver = used.number(UsedField.ACCOUNT);
        if (proposer == Texts.ABSENT) {
            return Truth.ABSENT;
        }
        if (proposer == approver) {
            return Truth.HOLDS;
        }
        Optional<String> one = behind.of(proposer, used).map(Subject::id);
        return Truth.of(one.isPresent() && one.equals(behind.of(approver, used).map(Subject::id)));
    }

    private Truth is(Standing wanted, Used used) {
        Optional<Subject> subject = behind.of(used.number(UsedField.ACCOUNT), used);
        if (subject.isPresent()) {
            return switch (subject.get()) {
                case Person _ -> Truth.of(wanted == Standing.PERSON);
                case Machine _ ->
                        wanted == Standing.PIPELINE
                                ? unlinked(wanted, used)
                                : Truth.of(wanted == Standing.MACHINE);
            };
        }
        return unlinked(wanted, used);
    }

    private Truth unlinked(Standing wanted, Used used) {
        for (AccountRule rule : accounts) {
            if (rule.when().of(used, (fact, _) -> Truth.ABSENT) == Truth.HOLDS) {
                return Truth.of(rule.are() == wanted);
            }
        }
        return byKind(wanted, used.text(UsedField.KIND));
    }

    private static Truth byKind(Standing wanted, String kind) {
        if (kind.equals(Namespace.USER.word()) || kind.equals(Namespace.HOST_USER.word())) {
            return Truth.of(wanted == Standing.PERSON);
        }
        boolean unknown =
                kind.equals(Namespace.ANONYMOUS.word()) || kind.equals(Namespace.ENTITY.word());
        if (unknown) {
            return Truth.ABSENT;
        }
        return Truth.of(
                wanted == Standing.MACHINE
                        || (wanted == Standing.PIPELINE
                                && kind.equals(Namespace.OIDC_SUBJECT.word())));
    }
}

package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Namespace;
import java.util.List;

/// Says facts from what an account is called, from the rules about accounts and from memory. Notes
/// whether memory was asked, so that its owner knows what hangs on it. Used by one thread.
public final class Situation implements Facts {
    private final List<AccountRule> accounts;
    private final Deeds deeds;
    private boolean remembered;

    /// @param accounts the first that holds says who stands behind an account
    public Situation(List<AccountRule> accounts, Deeds deeds) {
        this.accounts = List.copyOf(accounts);
        this.deeds = deeds;
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
            case LEFT -> deeds.left(used);
            case OWN_CHANGE -> {
                remembered = true;
                yield deeds.ownChange(used);
            }
            case RUN_ACTIVE -> {
                remembered = true;
                yield deeds.runActive(used);
            }
        };
    }

    private Truth is(Standing wanted, Used used) {
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

package dev.gatehouse.posture;

import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Why what a check says became otherwise: the latest change of a fact it reads.
final class Causes {
    static final String TIME = "time";
    static final String PEOPLE = "people";
    static final String CHECK = "check";
    private static final String FIRST_SIGHT = "first-sight";
    private static final String UNEXPLAINED = "unexplained";

    private final List<FactChange> changes;

    /// @param changes everything that changed, of all times
    Causes(List<FactChange> changes) {
        this.changes = changes;
    }

    /// When and by what.
    record Why(Instant when, String cause) {}

    /// @param judged what is said now
    /// @param since when it was asked before
    /// @param otherwise what it is where no fact did it
    Why of(Check check, Judged judged, Instant since, Why otherwise) {
        return changes.stream()
                .filter(change -> reaches(change.fact(), check, judged))
                .max(Comparator.comparing(FactChange::when))
                .filter(change -> !check.changesWithTime() || change.when().isAfter(since))
                .map(change -> new Why(change.when(), word(change.cause())))
                .orElse(otherwise);
    }

    private static boolean reaches(Fact fact, Check check, Judged judged) {
        return switch (fact) {
            case Setting setting -> covers(setting, judged) && isRead(setting, check);
            case CredentialFact credential -> credential.id().equals(judged.subject());
            case Right right ->
                    right.id().equals(judged.subject())
                            || (isHolder(right.account(), judged)
                                    && isRead(FactNames.RIGHTS, check));
            case AccountFact account -> isHolder(account.account(), judged);
            case Membership membership ->
                    judged.subject().startsWith(membership.id())
                            || (isHolder(membership.member(), judged)
                                    && isRead(FactNames.RIGHTS, check));
        };
    }

    private static boolean covers(Setting setting, Judged judged) {
        return judged.resource().equals(setting.resource())
                || judged.resource().startsWith(setting.resource() + "/");
    }

    private static boolean isRead(Setting setting, Check check) {
        return check.over().names().contains(setting.name())
                || check.fails().text().contains("settings." + setting.name().replace('-', '_'));
    }

    private static boolean isRead(String name, Check check) {
        return check.reads().contains(name);
    }

    private static boolean isHolder(String account, Judged judged) {
        return !account.isEmpty() && account.equals(judged.account());
    }

    private static String word(Cause cause) {
        return switch (cause) {
            case Cause.FirstSight _ -> FIRST_SIGHT;
            case Cause.Unexplained _ -> UNEXPLAINED;
            case Cause.ByEvent(var event) -> event.toString();
        };
    }
}

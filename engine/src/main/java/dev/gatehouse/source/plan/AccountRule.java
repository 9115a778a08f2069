package dev.gatehouse.source.plan;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.IdQuality;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Text;
import java.util.List;
import java.util.Optional;

/// Who acted: the first case that holds and names somebody.
record AccountRule(List<Case> cases) {
    /// One kind of account and where its id and name stand.
    record Case(Condition when, Namespace kind, Value id, Value name) {}

    static final AccountRule NOBODY = new AccountRule(List.of());

    Optional<Account> read(Slots slots) {
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            if (!one.when().holds(slots)) {
                continue;
            }
            if (one.kind() == Namespace.ANONYMOUS) {
                return Optional.of(Account.ANONYMOUS);
            }
            String id = one.id().read(slots);
            String name = one.name().read(slots);
            if (!id.isEmpty()) {
                return Optional.of(new Account(one.kind(), id, Text.of(name), IdQuality.NATIVE));
            }
            if (!name.isEmpty()) {
                return Optional.of(new Account(one.kind(), name, Text.of(name), IdQuality.NAME));
            }
        }
        return Optional.empty();
    }
}

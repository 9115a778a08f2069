package dev.gatehouse.posture;

import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactDifference;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import java.util.HashSet;
import java.util.Set;

/// What has to be judged again because of what became otherwise between two pictures. A setting and
/// a right reach what lies below their resource, a credential what it lies in, a group everybody of
/// its instance.
final class Affected {
    private final Set<String> below = new HashSet<>();
    private final Set<String> above = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();

    private Affected() {}

    static Affected between(Picture before, Picture after) {
        Affected affected = new Affected();
        FactDifference difference = after.since(before);
        difference.gone().forEach(affected::add);
        difference.come().forEach(affected::add);
        Set<String> parts = new HashSet<>();
        before.parts().forEach(state -> parts.add(said(state)));
        for (PartState state : after.parts()) {
            if (!parts.contains(said(state))) {
                affected.below.add(state.place());
            }
        }
        return affected;
    }

    private static String said(PartState state) {
        return state.place() + " " + state.part() + " " + state.complete();
    }

    private void add(Fact fact) {
        switch (fact) {
            case Right right -> {
                below.add(right.resource());
                holder(right.account());
            }
            case Setting setting -> below.add(setting.resource());
            case CredentialFact credential -> {
                within(credential.resource());
                accounts.add(credential.account());
            }
            case AccountFact account -> accounts.add(account.account());
            case Membership membership -> holder(membership.member());
        }
    }

    private void holder(String holder) {
        if (Right.isGroup(holder)) {
            below.add(Fact.place(holder));
        } else {
            accounts.add(holder);
        }
    }

    private void within(String resource) {
        for (String path = resource; path.contains("/"); ) {
            above.add(path);
            path = path.substring(0, path.lastIndexOf('/'));
        }
    }

    boolean touches(Thing thing) {
        if (accounts.contains(thing.account()) && !thing.account().isEmpty()) {
            return true;
        }
        if (above.contains(thing.resource()) && !(thing instanceof Thing.OfAccount)) {
            return true;
        }
        for (String path = thing.resource(); path.contains("/"); ) {
            if (below.contains(path)) {
                return true;
            }
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return false;
    }
}

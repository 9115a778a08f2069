package dev.gatehouse.posture;

import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything of one picture that a check can be about.
final class Things {
    private Things() {}

    /// @param kinds those that are asked for
    static Stream<Thing> of(Picture picture, Set<Check.Over.Kind> kinds) {
        return kinds.stream().flatMap(kind -> of(picture, kind));
    }

    private static Stream<Thing> of(Picture picture, Check.Over.Kind kind) {
        return switch (kind) {
            case SETTING ->
                    picture.settingResources().stream()
                            .flatMap(resource -> picture.settings(resource).values().stream())
                            .map(Thing.OfSetting::new);
            case CREDENTIAL -> picture.credentials().stream().map(Thing.OfCredential::new);
            case ACCOUNT -> accounts(picture);
            case RIGHT -> picture.rights().map(Thing.OfRight::new);
            case MEMBERSHIP ->
                    picture.facts().stream()
                            .filter(Membership.class::isInstance)
                            .map(Membership.class::cast)
                            .map(Thing.OfMembership::new);
        };
    }

    // Who holds something is an account too, even where no listing of accounts tells of it.
    private static Stream<Thing> accounts(Picture picture) {
        Map<String, List<AccountFact>> homes = new TreeMap<>();
        picture.accounts()
                .forEach(home ->
                        homes.computeIfAbsent(home.account(), _ -> new ArrayList<>()).add(home));
        picture.rights()
                .map(Right::account)
                .filter(holder -> !Right.isGroup(holder))
                .forEach(holder -> homes.computeIfAbsent(holder, _ -> new ArrayList<>()));
        return homes.entrySet().stream()
                .map(entry -> new Thing.OfAccount(entry.getKey(), entry.getValue()));
    }
}

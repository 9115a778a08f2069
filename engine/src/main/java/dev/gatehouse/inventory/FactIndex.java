package dev.gatehouse.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Facts by what they are asked by. Never changes once it was made.
///
/// @param rightsByPattern those on paths with stars
/// @param settings by resource and name
/// @param credentials by resource
/// @param accounts by account, once for each place it is at home in
/// @param accountsByName by place and name, see [#named]
record FactIndex(
        Map<String, List<Right>> rightsByHolder,
        NavigableMap<String, List<Right>> rightsByPath,
        List<Right> rightsByPattern,
        NavigableMap<String, Map<String, Setting>> settings,
        NavigableMap<String, List<CredentialFact>> credentials,
        Map<String, List<AccountFact>> accounts,
        Map<String, String> accountsByName,
        List<Membership> memberships) {

    /// @param facts each once
    static FactIndex of(Collection<Fact> facts) {
        FactIndex index =
                new FactIndex(
                        new HashMap<>(),
                        new TreeMap<>(),
                        new ArrayList<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new ArrayList<>());
        facts.forEach(index::put);
        return index;
    }

    /// The same after a few changes; shares with this one all that did not change.
    FactIndex after(FactDifference difference) {
        FactIndex next =
                new FactIndex(
                        new HashMap<>(rightsByHolder),
                        new TreeMap<>(rightsByPath),
                        new ArrayList<>(rightsByPattern),
                        new TreeMap<>(settings),
                        new TreeMap<>(credentials),
                        new HashMap<>(accounts),
                        new HashMap<>(accountsByName),
                        new ArrayList<>(memberships));
        difference.gone().forEach(next::own);
        difference.come().forEach(next::own);
        difference.gone().forEach(next::drop);
        difference.come().forEach(next::put);
        return next;
    }

    private void put(Fact fact) {
        switch (fact) {
            case Right right -> {
                put(rightsByHolder, right.account(), right);
                if (right.resource().indexOf('*') < 0) {
                    put(rightsByPath, right.resource(), right);
                } else {
                    rightsByPattern.add(right);
                }
            }
            case Setting setting ->
                    settings.computeIfAbsent(setting.resource(), _ -> new TreeMap<>())
                            .put(setting.name(), setting);
            case CredentialFact credential -> put(credentials, credential.resource(), credential);
            case AccountFact account -> {
                put(accounts, account.account(), account);
                name(account);
            }
            case Membership membership -> memberships.add(membership);
        }
    }

    private static <T> void put(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    private void name(AccountFact account) {
        if (!account.name().isEmpty()) {
            accountsByName.put(
                    named(Fact.place(account.account()), account.name()), account.account());
        }
    }

    /// How an account is found by its name.
    static String named(String place, String name) {
        return place + "\n" + name;
    }

    // Lists that are about to change are its own from here on.
    private void own(Fact fact) {
        switch (fact) {
            case Right right -> {
                copy(rightsByHolder, right.account());
                copy(rightsByPath, right.resource());
            }
            case Setting setting ->
                    settings.computeIfPresent(setting.resource(), (_, some) -> new TreeMap<>(some));
            case CredentialFact credential -> copy(credentials, credential.resource());
            case AccountFact account -> copy(accounts, account.account());
            case Membership _ -> {}
        }
    }

    private static <T> void copy(Map<String, List<T>> map, String key) {
        map.computeIfPresent(key, (_, some) -> new ArrayList<>(some));
    }

    private void drop(Fact fact) {
        switch (fact) {
            case Right right -> {
                drop(rightsByHolder, right.account(), right);
                drop(rightsByPath, right.resource(), right);
                rightsByPattern.remove(right);
            }
            case Setting setting -> {
                Map<String, Setting> some = settings.getOrDefault(setting.resource(), Map.of());
                if (setting.equals(some.get(setting.name()))) {
                    some.remove(setting.name());
                }
                if (some.isEmpty()) {
                    settings.remove(setting.resource());
                }
            }
            case CredentialFact credential -> drop(credentials, credential.resource(), credential);
            case AccountFact account -> {
                drop(accounts, account.account(), account);
                accountsByName.remove(named(Fact.place(account.account()), account.name()));
                accounts.getOrDefault(account.account(), List.of()).forEach(this::name);
            }
            case Membership membership -> memberships.remove(membership);
        }
    }

    private static <T> void drop(Map<String, List<T>> map, String key, T value) {
        List<T> some = map.getOrDefault(key, List.of());
        if (some.contains(value)) {
            some.remove(value);
        }
        if (some.isEmpty()) {
            map.remove(key);
        }
    }

    /// Whether exactly this fact is in it.
    boolean holds(Fact fact) {
        return switch (fact) {
            case Right right ->
                    rightsByHolder.getOrDefault(right.account(), List.of()).contains(right);
            case Setting setting ->
                    setting.equals(
                            settings.getOrDefault(setting.resource(), Map.of())
                                    .get(setting.name()));
            case CredentialFact credential ->
                    credentials.getOrDefault(credential.resource(), List.of()).contains(credential);
            case AccountFact account ->
                    accounts.getOrDefault(account.account(), List.of()).contains(account);
            case Membership membership -> memberships.contains(membership);
        };
    }
}

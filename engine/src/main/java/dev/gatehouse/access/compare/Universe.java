package dev.gatehouse.access.compare;

import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everybody that any of the three answers speaks of.
///
/// @param holders by their key
/// @param keys of the holder of each account, under all of its names
/// @param aliases further names of an account that events know it by
record Universe(
        TreeMap<String, Holder> holders,
        Map<String, String> keys,
        Map<String, List<String>> aliases) {

    /// @param active accounts that did anything
    static Universe of(Grounds grounds, List<String> active) {
        TreeSet<String> accounts = new TreeSet<>();
        Map<String, List<String>> aliases = new HashMap<>();
        for (String name : active) {
            String account = grounds.resolved(name);
            accounts.add(account);
            if (!account.equals(name)) {
                aliases.computeIfAbsent(account, _ -> new ArrayList<>(1)).add(name);
            }
        }
        accounts.addAll(grounds.granted().accountNames());
        grounds.granted().holders().stream()
                .filter(holder -> !Right.isGroup(holder))
                .forEach(accounts::add);
        accounts.addAll(grounds.who().accounts());
        return of(grounds, accounts, aliases);
    }

    private static Universe of(
            Grounds grounds, TreeSet<String> accounts, Map<String, List<String>> aliases) {
        Map<String, List<String>> bySubject = new HashMap<>();
        TreeMap<String, Holder> holders = new TreeMap<>();
        Map<String, String> keys = new HashMap<>();
        for (String account : accounts) {
            Optional<Subject> subject = grounds.subjectOf(account);
            if (subject.isPresent()) {
                bySubject.computeIfAbsent(subject.get().id(), _ -> new ArrayList<>()).add(account);
            } else {
                Holder lone = new Holder(Optional.empty(), List.of(account));
                holders.put(lone.key(), lone);
                keys.put(account, lone.key());
            }
        }
        for (Subject subject : grounds.who().subjects()) {
            Holder holder =
                    new Holder(
                            Optional.of(subject), bySubject.getOrDefault(subject.id(), List.of()));
            holders.put(holder.key(), holder);
            holder.accounts().forEach(account -> keys.put(account, holder.key()));
        }
        aliases.forEach((account, names) ->
                names.forEach(name -> keys.put(name, keys.getOrDefault(account, ""))));
        return new Universe(holders, keys, aliases);
    }
}

package dev.gatehouse.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the queue: accounts that one person has spoken for, and accounts nobody is known behind
/// whose name or id is a person's address or name. The surest first, then the busiest.
final class Suggestions {
    /// Questions the queue holds; the rest come as these are answered.
    static final int QUEUE_MAX = 1_000;

    private static final Comparator<Suggestion> SUREST_FIRST =
            Comparator.comparing(Suggestion::proof)
                    .thenComparing(
                            Comparator.comparingLong((Suggestion one) -> one.account().events())
                                    .reversed())
                    .thenComparing(one -> one.account().account())
                    .thenComparing(one -> one.subject().id());

    private final History.Known known;
    private final Who who;
    private final Map<String, List<Subject>> byEmail = new HashMap<>();
    private final Map<String, List<Subject>> byName = new HashMap<>();

    Suggestions(History.Known known, Who who) {
        this.known = known;
        this.who = who;
        for (Subject subject : who.subjects()) {
            put(byName, subject.name(), subject);
            if (subject instanceof Person person) {
                person.emails().forEach(email -> put(byEmail, email, subject));
            }
        }
    }

    private static void put(Map<String, List<Subject>> map, String text, Subject subject) {
        if (!text.isEmpty()) {
            map.computeIfAbsent(folded(text), _ -> new ArrayList<>()).add(subject);
        }
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    List<Suggestion> of(Accounts accounts) {
        List<Suggestion> queue = new ArrayList<>();
        known.links()
                .forEach((account, links) ->
                        links.values().stream()
                                .filter(link -> !link.proof().isVerified())
                                .forEach(link -> said(link, accounts, queue)));
        for (AccountSeen seen : accounts.all()) {
            if (known.links().getOrDefault(seen.account(), Map.of()).isEmpty()) {
                alike(seen, queue);
            }
        }
        return queue.stream().sorted(SUREST_FIRST).limit(QUEUE_MAX).toList();
    }

    private void said(Link link, Accounts accounts, List<Suggestion> queue) {
        AccountSeen never = new AccountSeen(link.account(), "", Instant.EPOCH, Instant.EPOCH, 0);
        AccountSeen seen = accounts.of(link.account()).orElse(never);
        who.subject(link.subject())
                .ifPresent(subject ->
                        queue.add(new Suggestion(seen, subject, link.proof(), link.by())));
    }

    private void alike(AccountSeen seen, List<Suggestion> queue) {
        List<String> called =
                Stream.of(seen.name(), id(seen.account()))
                        .map(Suggestions::folded)
                        .distinct()
                        .toList();
        Map<String, Proof> found = new HashMap<>();
        for (String text : called) {
            byEmail.getOrDefault(text, List.of())
                    .forEach(subject -> found.put(subject.id(), Proof.SAME_EMAIL));
            byName.getOrDefault(text, List.of())
                    .forEach(subject -> found.putIfAbsent(subject.id(), Proof.SAME_NAME));
        }
        found.forEach((subject, proof) -> {
            if (!known.isRefused(seen.account(), subject)) {
                who.subject(subject)
                        .ifPresent(some -> queue.add(new Suggestion(seen, some, proof, "")));
            }
        });
    }

    private static String id(String account) {
        return account.substring(account.lastIndexOf('/') + 1);
    }
}

package dev.gatehouse.access.compare;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How well it is known what is granted, and what was until lately.
final class Snapshots {
    private final Doubts doubts;
    private final Set<String> namespaces = new HashSet<>();
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private final Map<String, List<FactChange>> goneByHolder = new HashMap<>();
    private final Map<String, List<FactChange>> gone = new HashMap<>();
    private final Set<String> recent = new HashSet<>();
    private final Set<String> joined = new HashSet<>();

    Snapshots(Inputs inputs) {
        Picture granted = inputs.grounds().granted();
        this.doubts = new Doubts(granted);
        Stream.concat(granted.accountNames().stream(), granted.holders().stream())
                .forEach(account -> namespaces.add(namespace(account)));
        inputs.changes().forEach(this::take);
    }

    private void take(FactChange change) {
        if (change.cause() instanceof Cause.FirstSight) {
            firstSeen.merge(
                    Grounds.place(change.fact().resource()),
                    change.when(),
                    (a, b) -> a.isBefore(b) ? a : b);
            return;
        }
        switch (change.fact()) {
            case Right right -> {
                if (change.before().isPresent()) {
                    goneByHolder
                            .computeIfAbsent(right.account(), _ -> new ArrayList<>())
                            .add(change);
                }
                if (change.after().isPresent()) {
                    recent.add(right.resource() + " " + right.named());
                }
            }
            case Membership membership -> {
                if (change.before().isPresent()) {
                    gone.computeIfAbsent(membership.member(), _ -> new ArrayList<>()).add(change);
                }
                if (change.after().isPresent()) {
                    joined.add(membership.member());
                }
            }
            case Setting _, CredentialFact _, AccountFact _ -> {}
        }
    }

    /// Why an absent right on a resource says nothing; empty where it says that there is none.
    Optional<String> blind(String resource) {
        return doubts.blind(resource);
    }

    /// The same of a resource and all that lies below it.
    Optional<String> blindBelow(String resource) {
        return doubts.aboutAll(resource).stream().findFirst();
    }

    /// Why an absent right says nothing of that account; empty where it does. A tool that lists the
    /// rights of people may list none of deploy keys, or call an app by another id than its events.
    Optional<String> blindTo(String account) {
        String namespace = namespace(account);
        return namespaces.contains(namespace)
                ? Optional.empty()
                : Optional.of(
                        "No snapshot of "
                                + Grounds.place(account)
                                + " speaks of any "
                                + namespace.substring(namespace.lastIndexOf('/') + 1)
                                + ".");
    }

    // tool/instance/kind
    private static String namespace(String account) {
        return account.substring(0, Math.max(0, account.lastIndexOf('/')));
    }

    /// Whether nothing was known of the place yet.
    boolean isBefore(String place, Instant when) {
        return when.isBefore(firstSeen.getOrDefault(place, Instant.MIN));
    }

    /// Whether it may have been granted at that moment, and was taken away since.
    boolean wasGranted(String account, Use use, Instant when) {
        boolean right =
                goneByHolder.getOrDefault(account, List.of()).stream()
                        .anyMatch(change ->
                                change.when().isAfter(when)
                                        && change.before().orElseThrow() instanceof Right before
                                        && Grounds.permits(before.permissions(), use.permission())
                                        && Grounds.reaches(before, use.resource()));
        return right
                || gone.getOrDefault(account, List.of()).stream()
                        .anyMatch(change -> change.when().isAfter(when))
                || goneByHolder.entrySet().stream()
                        .filter(entry -> Right.isGroup(entry.getKey()))
                        .flatMap(entry -> entry.getValue().stream())
                        .anyMatch(change ->
                                change.when().isAfter(when)
                                        && Grounds.reaches(
                                                (Right) change.before().orElseThrow(),
                                                use.resource()));
    }

    /// Whether somebody was given it lately, so that they had no time yet to use it.
    boolean isRecent(Right right) {
        return recent.contains(right.resource() + " " + right.named())
                || joined.contains(right.account());
    }
}

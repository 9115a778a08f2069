package dev.gatehouse.behaviour;

import dev.gatehouse.event.Event;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FindingDecision.FindingResolved;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Takes events one after the other, learns what each account usually does, keeps the ledgers, and
/// says whom to look at. The same records in the same order leave the same behind and give the
/// same. Confined to one thread.
public final class Behaviour {
    /// Who raises it, in records.
    public static final String EMITTER = "behaviour";

    /// The one rule findings of behaviour have.
    public static final String RULE = "unusual-behaviour";

    /// How long after it happened an event may come in and still count as unusual; what is older
    /// only teaches.
    static final Duration LATE = Duration.ofDays(3);

    /// Findings of which it is remembered whom they are about.
    static final int FINDINGS_MAX = 10_000;

    private static final String DETECTIONS = "detection";
    private static final Map<String, Integer> POINTS_OF_SEVERITY =
            Map.of("critical", 60, "high", 45, "medium", 25, "low", 10, "informational", 2);

    private final boolean raisesHistory;
    final Baselines baselines = new Baselines(Baselines.ACCOUNTS_MAX);
    final Carriers carriers = new Carriers();
    final Gains gains = new Gains();
    final Ledgers ledgers = new Ledgers();
    final LinkedHashMap<String, About> findings = new LinkedHashMap<>();
    final Map<String, Long> counts = new TreeMap<>();
    private final Signals signals = new Signals(baselines, carriers, gains);

    /// @param raisesHistory whether what came in late is unusual too
    public Behaviour(boolean raisesHistory) {
        this.raisesHistory = raisesHistory;
    }

    /// Whom a finding is about, and since when.
    record About(String emitter, String subject, Instant first, Instant last) {}

    /// Takes in an event that somebody authenticated and that counts; gives what is to be raised of
    /// it.
    public Optional<Raised> take(Event event, Who who) {
        Doing doing = Doing.of(event);
        List<Observation> unusual = signals.take(doing, who);
        Instant when = event.time().time();
        boolean isLate = when.isBefore(event.time().received().minus(LATE));
        if (unusual.isEmpty() || (isLate && !raisesHistory)) {
            return Optional.empty();
        }
        String subject = subject(doing.account(), when, who);
        boolean isWorth = false;
        for (Observation one : unusual) {
            counts.merge(one.signal().word(), 1L, Long::sum);
            isWorth |= ledgers.adding(subject).add(Entry.of(one, event.id(), doing));
        }
        return isWorth
                ? Optional.of(raised(subject, when, event.id().position()))
                : Optional.empty();
    }

    static String subject(String account, Instant when, Who who) {
        return who.subjectOf(account, when)
                .map(subject ->
                        switch (subject) {
                            case Person person -> "person:" + person.id();
                            case Machine machine -> "machine:" + machine.id();
                        })
                .orElse("account:" + account);
    }

    /// Takes what any room raised; gives what is to be raised of it.
    public Optional<Raised> hear(Raised raised, long position) {
        if (raised.subject().isEmpty()) {
            return Optional.empty();
        }
        remember(raised);
        if (!raised.emitter().equals(DETECTIONS)) {
            return Optional.empty();
        }
        Entry entry =
                new Entry(
                        Family.DETECTION,
                        raised.rule(),
                        POINTS_OF_SEVERITY.getOrDefault(raised.severity(), 0),
                        raised.certain(),
                        raised.last(),
                        "",
                        raised.events(),
                        raised.resource(),
                        List.of(),
                        raised.count(),
                        -1,
                        0);
        return ledgers.adding(raised.subject()).add(entry)
                ? Optional.of(raised(raised.subject(), raised.last(), position))
                : Optional.empty();
    }

    private void remember(Raised raised) {
        About about = new About(raised.emitter(), raised.subject(), raised.first(), raised.last());
        About known = findings.get(raised.key());
        Instant first =
                known == null || about.first().isBefore(known.first())
                        ? about.first()
                        : known.first();
        findings.putLast(
                raised.key(), new About(about.emitter(), about.subject(), first, about.last()));
        if (findings.size() > FINDINGS_MAX) {
            findings.pollFirstEntry();
        }
    }

    /// Takes what somebody said of a finding: an attack teaches nothing, what was harmless counts
    /// no more.
    void hear(FindingResolved resolved, Who who) {
        About about = findings.get(resolved.finding());
        if (about == null) {
            return;
        }
        switch (resolved.disposition()) {
            case "true-positive" -> {
                int from = Math.clamp(about.first().getEpochSecond(), 0, Integer.MAX_VALUE);
                accounts(about, who).forEach(account -> baselines.forget(account, from));
            }
            case "benign-expected", "false-positive" -> {
                if (about.emitter().equals(EMITTER)) {
                    ledgers.of(about.subject()).ifPresent(one -> one.strikeOut(about.last()));
                }
            }
            default -> {}
        }
    }

    private static List<String> accounts(About about, Who who) {
        String id = about.subject().substring(about.subject().indexOf(':') + 1);
        return about.subject().startsWith("account:")
                ? List.of(id)
                : who.accountsOf(id, about.last());
    }

    private Raised raised(String subject, Instant now, long window) {
        List<Entry> entries =
                ledgers.of(subject).map(ledger -> ledger.entries).orElse(List.of()).stream()
                        .filter(one -> Score.worth(one, now) > 0)
                        .toList();
        List<String> events = new ArrayList<>();
        entries.forEach(one -> events.addAll(one.events()));
        return new Raised(
                EMITTER,
                RULE,
                FindingKey.of(EMITTER, RULE, subject, "", ""),
                Score.of(entries, now).points() >= Score.HIGH ? "high" : "medium",
                false,
                subject,
                "",
                List.of(),
                window,
                events.size(),
                events.stream().distinct().limit(Ledger.ENTRIES_MAX).toList(),
                entries.stream().map(Entry::when).min(Instant::compareTo).orElse(now),
                now,
                false);
    }
}

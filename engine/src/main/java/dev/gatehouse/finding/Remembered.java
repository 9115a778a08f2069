package dev.gatehouse.finding;

import dev.gatehouse.event.Words;
import dev.gatehouse.finding.Emitted.Sign;
import dev.gatehouse.finding.Finding.Resolution;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Life.At;
import dev.gatehouse.finding.Step.Deed;
import dev.gatehouse.finding.Suppression.Ended;
import dev.gatehouse.finding.Suppression.Scope;
import dev.gatehouse.record.FindingDecision;
import dev.gatehouse.record.FindingDecision.FindingResolved;
import dev.gatehouse.record.FindingDecision.Suppressed;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.PostureRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What the records say of findings. Depends on the records alone, and on their order. Guarded by
/// the lock of [Findings].
final class Remembered {
    /// Findings kept; of more, those closed longest ago are forgotten first.
    static final int FINDINGS_MAX = 50_000;

    private static final int FORGET = FINDINGS_MAX / 10;

    private final Emitted emitted;
    private final SequencedMap<String, Life> lives = new LinkedHashMap<>();
    private final Hidings hidings = new Hidings();
    private final Map<String, Precision> precision = new HashMap<>();
    private long forgotten;

    Remembered(Emitted emitted) {
        this.emitted = emitted;
    }

    void take(Told told) {
        At at = new At(told.position(), told.received());
        if (told.record() instanceof FindingDecision decision) {
            decide(decision, at);
        } else {
            emitted.of(told).forEach(sign -> take(sign, at));
        }
        if (lives.size() > FINDINGS_MAX) {
            forget();
        }
    }

    private void take(Sign sign, At at) {
        switch (sign) {
            case Sign.Raise(Raised raised) -> raise(raised, at);
            case Sign.Mend(String key, String by, String why) ->
                    find(key)
                            .filter(life -> life.triage().state() != State.RESOLVED)
                            .ifPresent(life ->
                                    life.resolve(
                                            new Resolution(
                                                    Disposition.MENDED, why, by, at.received()),
                                            at));
            case Sign.LetStand(String key, var how) ->
                    find(key).ifPresent(life -> hide(letStand(life, how, at)));
            case Sign.Hold(String key, var how) ->
                    find(key).stream()
                            .flatMap(life -> hidings.over(life, at.received()))
                            .filter(hiding -> hiding.suppression().scope().finding().equals(key))
                            .toList()
                            .forEach(hiding -> withdraw(hiding, how.reason(), how.by(), at));
        }
    }

    private static Suppression letStand(Life life, PostureRecord.PostureExcepted how, At at) {
        return new Suppression(
                at.position(),
                new Scope(life.key(), life.origin().emitter(), life.origin().rule(), "", ""),
                how.owner(),
                how.reason(),
                how.until(),
                how.by(),
                at.received(),
                0,
                Optional.empty());
    }

    private void raise(Raised raised, At at) {
        Life life = lives.get(raised.key());
        boolean isNews = true;
        if (life == null) {
            life = new Life(raised, at);
            lives.put(raised.key(), life);
        } else {
            isNews = life.raise(raised, at);
        }
        if (isNews) {
            for (Hiding hiding : hidings.over(life, at.received()).toList()) {
                hiding.take(raised, at)
                        .map(why -> new Step(at.received(), Deed.WOKE, Life.GATEHOUSE, "", why))
                        .ifPresent(life::add);
            }
        }
    }

    private void decide(FindingDecision decision, At at) {
        switch (decision) {
            case FindingDecision.FindingAssigned(String key, String to, String by) ->
                    find(key).ifPresent(life -> life.assign(to, by, at));
            case FindingDecision.FindingAcknowledged(String key, String by) ->
                    find(key).ifPresent(life -> life.acknowledge(by, at));
            case FindingResolved resolved ->
                    find(resolved.finding()).ifPresent(life -> resolve(life, resolved, at));
            case FindingDecision.FindingReopened(String key, String reason, String by) ->
                    find(key).ifPresent(life -> reopen(life, reason, by, at));
            case Suppressed suppressed ->
                    hide(
                            new Suppression(
                                    at.position(),
                                    scope(suppressed),
                                    suppressed.owner(),
                                    suppressed.reason(),
                                    suppressed.until(),
                                    suppressed.by(),
                                    at.received(),
                                    0,
                                    Optional.empty()));
            case FindingDecision.SuppressionWithdrawn(long number, String reason, String by) ->
                    hidings.find(number).ifPresent(hiding -> withdraw(hiding, reason, by, at));
            case FindingDecision.FindingNoted(String key, String text, String by) ->
                    find(key)
                            .ifPresent(life ->
                                    life.add(new Step(at.received(), Deed.NOTED, by, "", text)));
            case FindingDecision.Asked asked ->
                    find(asked.finding()).ifPresent(life -> life.ask(question(asked, at)));
            case FindingDecision.AskAnswered answered ->
                    find(answered.finding())
                            .ifPresent(
                                    life -> life.answer(answered.question(), answer(answered, at)));
        }
    }

    private static Question question(FindingDecision.Asked asked, At at) {
        return new Question(
                at.position(),
                asked.finding(),
                Words.parse(Question.Role.class, asked.role()).orElse(Question.Role.PERSON),
                asked.whom(),
                asked.through(),
                at.received(),
                asked.by(),
                Optional.empty());
    }

    private static Question.Answer answer(FindingDecision.AskAnswered answered, At at) {
        return new Question.Answer(
                at.received(),
                Words.parse(Question.Said.class, answered.answer())
                        .orElse(Question.Said.SOMEBODY_ELSE),
                answered.person(),
                answered.text(),
                answered.by());
    }

    static Scope scope(Suppressed suppressed) {
        return new Scope(
                suppressed.finding(),
                suppressed.emitter(),
                suppressed.rule(),
                suppressed.subject(),
                suppressed.resource());
    }

    private void resolve(Life life, FindingResolved resolved, At at) {
        Disposition disposition =
                Words.parse(Disposition.class, resolved.disposition())
                        .orElse(Disposition.INSUFFICIENT_DATA);
        life.resolve(
                new Resolution(disposition, resolved.reason(), resolved.by(), at.received()), at);
        count(life, disposition, 1);
    }

    // Closed too early: what was said when it was closed says nothing about its rule.
    private void reopen(Life life, String reason, String by, At at) {
        life.triage()
                .resolution()
                .filter(_ -> life.triage().state() == State.RESOLVED)
                .filter(resolution -> resolution.disposition() != Disposition.MENDED)
                .ifPresent(resolution -> count(life, resolution.disposition(), -1));
        life.reopen(reason, by, at);
    }

    private void count(Life life, Disposition disposition, long many) {
        String rule = rule(life.origin().emitter(), life.origin().rule());
        precision.put(rule, precision.getOrDefault(rule, Precision.NONE).plus(disposition, many));
    }

    private static String rule(String emitter, String rule) {
        return emitter + "/" + rule;
    }

    private void hide(Suppression suppression) {
        Hiding hiding = new Hiding(suppression);
        hidings.add(hiding);
        String by = suppression.by();
        Step step = new Step(suppression.since(), Deed.SUPPRESSED, by, "", suppression.reason());
        lives.values().stream()
                .filter(hiding::fits)
                .forEach(life -> {
                    hiding.begin(life);
                    life.add(step);
                });
    }

    private void withdraw(Hiding hiding, String reason, String by, At at) {
        hiding.end(new Ended(at.received(), false, reason));
        Step step = new Step(at.received(), Deed.WITHDRAWN, by, "", reason);
        lives.values().stream().filter(hiding::fits).forEach(life -> life.add(step));
    }

    private void forget() {
        List<Life> first =
                lives.values().stream()
                        .sorted(
                                Comparator.comparing((Life life) ->
                                                life.triage().state() != State.RESOLVED)
                                        .thenComparing(life -> life.evidence().severity())
                                        .thenComparing(life -> life.evidence().last())
                                        .thenComparing(Life::key))
                        .limit(FORGET)
                        .toList();
        first.forEach(life -> lives.remove(life.key()));
        forgotten += first.size();
    }

    private Optional<Life> find(String key) {
        return Optional.ofNullable(lives.get(key));
    }

    /// All of them as of a moment, in the order they were first raised.
    List<Finding> findings(Instant now) {
        List<Finding> findings = new ArrayList<>(lives.size());
        lives.values().forEach(life -> findings.add(finding(life, now)));
        return findings;
    }

    Optional<Finding> finding(String key, Instant now) {
        return find(key).map(life -> finding(life, now));
    }

    private Finding finding(Life life, Instant now) {
        return new Finding(
                life.key(),
                life.origin(),
                life.evidence(),
                life.triage(),
                hidings.over(life, now).map(hiding -> hiding.suppression().number()).findFirst());
    }

    List<Step> steps(String key) {
        return find(key).map(Life::steps).orElse(List.of());
    }

    List<Question> questions(String key) {
        return find(key).map(Life::questions).orElse(List.of());
    }

    List<Question> questions() {
        return lives.values().stream().flatMap(life -> life.questions().stream()).toList();
    }

    List<Suppression> suppressions() {
        return hidings.all().map(Hiding::suppression).toList();
    }

    Precision precision(String emitter, String rule) {
        return precision.getOrDefault(rule(emitter, rule), Precision.NONE);
    }

    long forgotten() {
        return forgotten;
    }
}

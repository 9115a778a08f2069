package dev.gatehouse.server.api;

import dev.gatehouse.behaviour.Aspect;
import dev.gatehouse.behaviour.Entry;
import dev.gatehouse.behaviour.Learned;
import dev.gatehouse.behaviour.Score;
import dev.gatehouse.behaviour.Signal;
import dev.gatehouse.behaviour.Standing;
import dev.gatehouse.behaviour.Usual;
import dev.gatehouse.server.api.FindingAnswers.AboutAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How the API gives ledgers: with the names of today.
///
/// @param now by which points have become less
record BehaviourAnswers(FindingAnswers names, Instant now) {
    /// How somebody stands.
    ///
    /// @param subject `person:`, `machine:` or `account:` and the id
    /// @param points what their ledger comes to now
    /// @param families what each family of signals gives
    /// @param worthALook whether there are enough points of enough families
    /// @param signals the names of what was unusual, the latest first
    /// @param last when the latest of it happened
    public record StandingAnswer(
            String subject,
            Optional<AboutAnswer> about,
            double points,
            Map<String, Double> families,
            boolean worthALook,
            List<String> signals,
            Optional<Instant> last) {}

    /// One line of a ledger.
    ///
    /// @param signal its name, or that of the detection
    /// @param given points it gave when it happened
    /// @param points what is left of them
    /// @param certain whether it is enough without a signal of another family
    /// @param account that did it
    /// @param events what it rests on
    /// @param observed what there was
    /// @param usual what there usually is, with how often
    /// @param sample on how many events or hours that rests
    /// @param peers how many of the team have it too; absent where there are too few to say
    /// @param others how many accounts of the same kind have it too
    public record LedgerLineAnswer(
            Instant when,
            String family,
            String signal,
            String title,
            int given,
            double points,
            boolean certain,
            String account,
            List<String> events,
            String observed,
            List<UsualValueAnswer> usual,
            long sample,
            Optional<Integer> peers,
            int others) {}

    /// A value, and how often it was had; 0 where it is a number itself.
    public record UsualValueAnswer(String value, int count) {}

    /// What is known of an account.
    ///
    /// @param kind whether it is measured by `machine`s or by `person`s
    /// @param days on which it was active in the last four weeks
    /// @param learningUntil before which nothing about it is unusual; absent when enough is known
    /// @param usual of each aspect the values it had most often
    public record LearnedAnswer(
            String account,
            String kind,
            Instant first,
            Instant last,
            long events,
            int days,
            Optional<Instant> learningUntil,
            Map<String, List<UsualValueAnswer>> usual) {}

    /// A whole ledger.
    ///
    /// @param threshold points that are worth a look
    /// @param entries the latest first
    /// @param learned what is known of their accounts
    public record PointsLedgerAnswer(
            StandingAnswer standing,
            int threshold,
            List<LedgerLineAnswer> entries,
            List<LearnedAnswer> learned) {}

    StandingAnswer standing(Standing standing) {
        Map<String, Double> families = new TreeMap<>();
        standing.score()
                .families()
                .forEach((family, points) -> families.put(family.word(), rounded(points)));
        List<Entry> latest = standing.entries().reversed();
        return new StandingAnswer(
                standing.subject(),
                names.about(standing.subject(), now),
                rounded(standing.score().points()),
                families,
                standing.score().isWorthALook(),
                latest.stream().map(Entry::name).distinct().toList(),
                latest.stream().map(Entry::when).findFirst());
    }

    // To a tenth.
    private static double rounded(double points) {
        return Math.round(points * 10) / 10.0;
    }

    PointsLedgerAnswer ledger(Standing standing, List<LearnedAnswer> learned) {
        List<LedgerLineAnswer> entries = new ArrayList<>();
        standing.entries().reversed().forEach(one -> entries.add(entry(one)));
        return new PointsLedgerAnswer(standing(standing), Score.THRESHOLD, entries, learned);
    }

    private LedgerLineAnswer entry(Entry one) {
        return new LedgerLineAnswer(
                one.when(),
                one.family().word(),
                one.name(),
                one.signal().map(Signal::title).orElse("A detection raised it"),
                one.points(),
                rounded(Score.worth(one, now)),
                one.isCertain(),
                one.account(),
                one.events(),
                one.observed(),
                usual(one.usual()),
                one.sample(),
                one.peers() < 0 ? Optional.empty() : Optional.of(one.peers()),
                one.others());
    }

    private static List<UsualValueAnswer> usual(List<Usual> usual) {
        return usual.stream().map(one -> new UsualValueAnswer(one.value(), one.count())).toList();
    }

    static LearnedAnswer learned(Learned learned) {
        Map<String, List<UsualValueAnswer>> usual = new TreeMap<>();
        learned.usual()
                .forEach((Aspect aspect, List<Usual> values) ->
                        usual.put(aspect.word(), usual(values)));
        return new LearnedAnswer(
                learned.account(),
                learned.isMachine() ? "machine" : "person",
                learned.first(),
                learned.last(),
                learned.events(),
                learned.days(),
                learned.learningUntil(),
                usual);
    }
}

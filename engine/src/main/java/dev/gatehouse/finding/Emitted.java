package dev.gatehouse.finding;

import dev.gatehouse.finding.Findings.Place;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.GapReason;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.PostureRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/// What records of other rooms raise or mend: checks that begin to fail, models that widen what
/// covers their own author's past, sources that fall silent or may have lost something.
final class Emitted {
    static final String POSTURE = "posture";
    static final String ACCESS = "access";
    static final String COMPLETENESS = "completeness";

    /// The rule of a source that says nothing for longer than usual.
    static final String SILENT = "source-silent";

    /// The rule of a source that sent what could not be taken.
    static final String MISSING = "events-may-be-missing";

    /// The rule of a model that widens what covers its author's past.
    static final String WIDENS = "model-widens-own-past";

    private static final String FAILS = "fails";

    // Nothing happened to the thing: it was first seen, or asked otherwise than before.
    private static final Set<String> STOCK = Set.of("first-sight", "check");

    private final Function<String, Optional<Severity>> checks;
    private final IntFunction<Place> places;

    /// @param checks how bad a check's failing is; empty where it is no finding
    Emitted(Function<String, Optional<Severity>> checks, IntFunction<Place> places) {
        this.checks = checks;
        this.places = places;
    }

    /// Something was raised, mended or let stand.
    sealed interface Sign {
        /// It is worth a look.
        record Raise(Raised raised) implements Sign {}

        /// What was wrong is so no longer.
        record Mend(String key, String by, String why) implements Sign {}

        /// It is let stand.
        record LetStand(String key, PostureRecord.PostureExcepted how) implements Sign {}

        /// It is let stand no longer.
        record Hold(String key, PostureRecord.ExceptionWithdrawn how) implements Sign {}
    }

    List<Sign> of(Told told) {
        return switch (told.record()) {
            case Raised raised -> List.of(new Sign.Raise(raised));
            case PostureRecord.PostureChanged changed -> ofCheck(told, changed);
            case PostureRecord.PostureExcepted excepted ->
                    List.of(new Sign.LetStand(key(excepted.check(), excepted.subject()), excepted));
            case PostureRecord.ExceptionWithdrawn gone ->
                    List.of(new Sign.Hold(key(gone.check(), gone.subject()), gone));
            case AccessRecord.ModelChanged changed ->
                    List.of(new Sign.Raise(widened(told, changed)));
            case AccessRecord.ModelApproved approved ->
                    List.of(
                            new Sign.Mend(
                                    widenedKey(approved.change()),
                                    approved.by(),
                                    "Somebody else let it count."));
            case OwnRecord.Gap gap -> List.of(ofGap(told, gap));
            case OwnRecord _ -> List.of();
        };
    }

    private Sign ofGap(Told told, OwnRecord.Gap gap) {
        boolean silent = gap.reason().equals(GapReason.SILENT);
        Place place = places.apply(gap.number());
        String rule = silent ? SILENT : MISSING;
        String key = FindingKey.of(COMPLETENESS, rule, "", place.path(), gap.channel());
        if (gap.closed()) {
            return new Sign.Mend(
                    key,
                    Life.GATEHOUSE,
                    silent ? "The source speaks again." : "What was missing has been found.");
        }
        return new Sign.Raise(
                new Raised(
                        COMPLETENESS,
                        rule,
                        key,
                        Severity.HIGH.word(),
                        true,
                        "",
                        place.path(),
                        List.of(place.source(), gap.channel(), gap.reason()),
                        told.position(),
                        0,
                        List.of(),
                        gap.from(),
                        gap.to(),
                        false));
    }

    private List<Sign> ofCheck(Told told, PostureRecord.PostureChanged changed) {
        Optional<Severity> severity = checks.apply(changed.check());
        if (severity.isEmpty()) {
            return List.of();
        }
        List<Sign> signs = new ArrayList<>();
        for (PostureRecord.Turn turn : changed.turns()) {
            String key = key(changed.check(), turn.subject());
            if (!turn.after().equals(FAILS)) {
                signs.add(new Sign.Mend(key, Life.GATEHOUSE, "The check fails no longer."));
            } else if (isNews(turn, severity.get())) {
                signs.add(new Sign.Raise(failed(told, changed.check(), turn, severity.get())));
            }
        }
        return signs;
    }

    // What was so before anybody looked is a stock to work off, in Posture; of it only the worst
    // calls for somebody now.
    private static boolean isNews(PostureRecord.Turn turn, Severity severity) {
        return severity == Severity.CRITICAL || !STOCK.contains(turn.cause());
    }

    // The resource of a thing may become known later than the thing, so it is not in the key.
    private static String key(String check, String subject) {
        return FindingKey.of(POSTURE, check, "", "", subject);
    }

    private static Raised failed(
            Told told, String check, PostureRecord.Turn turn, Severity severity) {
        boolean byEvent = isEvent(turn.cause());
        return new Raised(
                POSTURE,
                check,
                key(check, turn.subject()),
                severity.word(),
                true,
                turn.account().isEmpty() ? "" : "account:" + turn.account(),
                turn.resource(),
                List.of(turn.subject()),
                told.position(),
                byEvent ? 1 : 0,
                byEvent ? List.of(turn.cause()) : List.of(),
                turn.when(),
                turn.when(),
                false);
    }

    // What did it is the id of an event, which begins with a digit, or a word.
    private static boolean isEvent(String cause) {
        return !cause.isEmpty() && Character.isDigit(cause.charAt(0));
    }

    private static String widenedKey(long change) {
        return FindingKey.of(ACCESS, WIDENS, "", "", Long.toString(change));
    }

    private static Raised widened(Told told, AccessRecord.ModelChanged changed) {
        Instant when = told.received();
        return new Raised(
                ACCESS,
                WIDENS,
                widenedKey(told.position()),
                Severity.HIGH.word(),
                true,
                "",
                "",
                List.of(changed.author(), changed.commit()),
                told.position(),
                changed.own(),
                List.of(),
                when,
                when,
                false);
    }
}

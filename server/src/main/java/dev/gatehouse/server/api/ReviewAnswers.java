package dev.gatehouse.server.api;

import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is answered about access reviews.
public final class ReviewAnswers {
    private ReviewAnswers() {}

    /// A review.
    ///
    /// @param id what it is named by
    /// @param state `open`, `closed`, or `cut-off` where it was not written down whole
    /// @param overdue whether it is open and its day has passed
    /// @param asOf the moment its lines are of
    /// @param digest SHA-256 over all its lines
    /// @param rule `owner`, `manager` or `fallback`
    /// @param fallback who decides where the rule names nobody
    public record ReviewAnswer(
            long id,
            String name,
            String state,
            boolean overdue,
            Instant due,
            Instant opened,
            NamedAnswer by,
            Instant asOf,
            String digest,
            String rule,
            NamedAnswer fallback,
            ScopeAnswer scope,
            CountsAnswer counts,
            MeasuresAnswer measures,
            Optional<ClosingAnswer> closing) {}

    /// Which rights it is about; what is empty holds for all.
    public record ScopeAnswer(
            String below, List<String> permissions, List<String> standing, String holder) {}

    /// How many lines there are, of those the caller may know of.
    ///
    /// @param changed those that are not what they were when they were last kept
    /// @param yours undecided ones that the caller may decide about as their reviewer
    /// @param handedOver those that are to go and are still there
    /// @param gone those that are to go and are observed to be gone
    /// @param cameBack those that were gone and are there again
    public record CountsAnswer(
            int lines,
            int changed,
            int high,
            int undecided,
            int yours,
            int kept,
            int reduced,
            int revoked,
            int asked,
            int handedOver,
            int gone,
            int cameBack) {}

    /// How it was reviewed.
    ///
    /// @param secondsMedian between looking at a line and deciding, of lines decided one by one on
    ///   a screen; absent where none was
    /// @param atOncePercent of the decided lines, those that were decided together with others
    /// @param revokedPercent of the decided lines, those that are to go or to be less
    public record MeasuresAnswer(
            Optional<Double> secondsMedian, double atOncePercent, double revokedPercent) {}

    /// How it ended.
    public record ClosingAnswer(Instant when, NamedAnswer by, String reason, long undecided) {}

    /// A line.
    ///
    /// @param version grows with every decision; a decision names the one it saw
    /// @param state `open`, `asked`, `kept`, `reduced` or `revoked`
    /// @param says the right in plain words
    /// @param high whether keeping it needs a reason
    /// @param unchanged whether it is as it was when it was last kept
    /// @param mayDecide whether the caller may
    public record LineAnswer(
            int number,
            int version,
            String state,
            String says,
            WhoAnswer who,
            RightAnswer right,
            EvidenceAnswer evidence,
            AdviceAnswer advice,
            boolean high,
            boolean unchanged,
            boolean mayDecide,
            List<NamedAnswer> reviewers,
            List<StepAnswer> steps,
            Optional<ObservedAnswer> observed,
            Optional<String> handOver) {}

    /// Who holds it.
    ///
    /// @param standing `person`, `left`, `machine`, `nobody` or `group`
    public record WhoAnswer(
            Optional<NamedAnswer> subject, String standing, String account, String accountName) {}

    /// What they hold.
    ///
    /// @param credential the fingerprint of a token, key or hook; absent for a right
    /// @param through how they come by it, outermost first
    public record RightAnswer(
            Optional<String> credential,
            List<String> permissions,
            String resource,
            List<String> through,
            String named) {}

    /// What was known of it when the review was opened.
    ///
    /// @param given when they came by it; absent where nothing tells
    /// @param givenBy who gave it; absent where no event tells
    /// @param givenEvent the event that did
    /// @param givenSays how it is known
    /// @param events what they did with it in 90 days
    /// @param unseen why not every use would be known; absent where it would
    /// @param expected what the access model says: `never`, `governed`, `decided`, `none` or
    ///   `no-model`
    /// @param line of the model that has to do with it
    /// @param conflicts lines of the model whose duties are to be apart
    /// @param peers how many others of the team hold the same, of `team`
    /// @param since `first`, `same`, `gained`, `otherwise` or `still-there`
    public record EvidenceAnswer(
            Optional<Instant> given,
            Optional<String> givenBy,
            Optional<String> givenEvent,
            String givenSays,
            long events,
            Optional<Instant> last,
            Optional<String> unseen,
            String expected,
            Optional<String> line,
            Optional<String> criticality,
            List<String> conflicts,
            int peers,
            int team,
            String since) {}

    /// What to do with it.
    ///
    /// @param keep the permissions that would be left
    /// @param says why
    public record AdviceAnswer(String decision, List<String> keep, String because, String says) {}

    /// Something that was said of it.
    ///
    /// @param to who is to decide instead
    /// @param atOnce with how many lines it was decided
    public record StepAnswer(
            Instant when,
            NamedAnswer by,
            String decision,
            List<String> keep,
            Optional<NamedAnswer> to,
            String text,
            int atOnce) {}

    /// What the tool shows of what was to go.
    ///
    /// @param state `handed-over`, `observed-gone`, `came-back` or `cannot-tell`
    /// @param event that explains it
    public record ObservedAnswer(
            String state, Optional<Instant> when, Optional<String> event, String says) {}
}

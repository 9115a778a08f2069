package dev.gatehouse.server.api;

import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.api.EventsApi.CountAnswer;
import dev.gatehouse.server.api.FindingAnswers.FindingAnswer;
import dev.gatehouse.server.api.InventoryApi.ChangeAnswer;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// How the API gives a week.
final class WeekAnswers {
    private WeekAnswers() {}

    /// Which week.
    ///
    /// @param until where it ends; now when absent
    record WeekQuestion(Optional<String> until) {}

    /// Seven days on one page.
    ///
    /// @param topics who gained, who lost, what was made and what was set otherwise
    /// @param unexplained rights and settings that changed and no event says why; absent for those
    ///   who may not read the inventory
    /// @param findings absent for those who may not read findings
    record WeekAnswer(
            Instant since,
            Instant until,
            List<TopicAnswer> topics,
            NewcomersAnswer newcomers,
            Optional<UnexplainedAnswer> unexplained,
            Optional<WeekFindingsAnswer> findings,
            UnseenAnswer unseen,
            long asOf) {}

    /// Events of one kind.
    ///
    /// @param topic `gained`, `lost`, `credentials` or `settings`
    /// @param query finds all of them
    /// @param before how many there were in the week before
    /// @param events the first of them: those nobody expected, then the newest
    record TopicAnswer(
            String topic,
            String query,
            CountAnswer count,
            CountAnswer before,
            List<JsonObject> events) {}

    /// Accounts that acted for the first time.
    ///
    /// @param count how many there are; those of `beginnings` are not among them
    /// @param accounts the busiest
    /// @param beginnings tools whose first event of all is of this week, so that everybody is new
    record NewcomersAnswer(int count, List<NewcomerAnswer> accounts, List<String> beginnings) {}

    /// One of them.
    ///
    /// @param behind the person or machine it belongs to
    record NewcomerAnswer(
            String account,
            String name,
            Optional<NamedAnswer> behind,
            Optional<String> kind,
            Instant first,
            long events) {}

    /// Changes of what is granted and set without an event.
    record UnexplainedAnswer(int count, List<ChangeAnswer> changes) {}

    /// What was worth a look.
    ///
    /// @param opened how many were opened in the week, or came back
    /// @param closed how many were resolved in it, by disposition
    /// @param waiting how many nobody has closed, by severity; as of now
    /// @param worst of those opened in the week and still waiting
    record WeekFindingsAnswer(
            int opened,
            TreeMap<String, Integer> closed,
            TreeMap<String, Integer> waiting,
            List<FindingAnswer> worst) {}

    /// What could not be seen.
    ///
    /// @param gaps minutes that may be missing, the longest first
    /// @param unmapped events no mapping knows the action of
    /// @param unreadable pieces nobody could read
    record UnseenAnswer(
            JsonObject sight, List<GapAnswer> gaps, CountAnswer unmapped, CountAnswer unreadable) {}

    /// A time within which a source may have sent what is not here.
    ///
    /// @param closed whether it has been found since
    record GapAnswer(String source, Instant from, Instant to, String reason, boolean closed) {}
}

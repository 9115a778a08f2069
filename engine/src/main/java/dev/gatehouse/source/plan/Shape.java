package dev.gatehouse.source.plan;

import java.util.List;
import java.util.Map;

/// One layout of a tool's pieces: how to tell it, and where everything stands in it.
///
/// @param name its name, for people
/// @param channel the channel whose pieces look like this, for a file that does not say
/// @param each the list whose elements are an event each
record Shape(
        String name,
        String channel,
        Condition when,
        ChangeRule.Over each,
        Value naturalId,
        TimeRule time,
        Value action,
        OutcomeRule outcome,
        Who who,
        OriginRule origin,
        String resource,
        List<ChangeRule> change,
        ContextRule context,
        Map<String, Value> detail,
        Join join) {

    /// Who, for whom, with what.
    record Who(AccountRule actor, AccountRule onBehalfOf, CredentialRule via) {}

    /// From where.
    record OriginRule(Value address, Value client, Value country) {}

    /// What it was part of.
    record ContextRule(
            Value run, Value commit, Value changeRequest, Value environment, Value ticket) {}

    /// Pieces that belong together: one that holds `completes` completes an earlier one with the
    /// same key.
    record Join(Value key, Condition completes) {}
}

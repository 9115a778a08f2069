package dev.gatehouse.people;

/// A question for a person: is this account theirs? Nothing follows from it until somebody answers.
///
/// @param account what was seen of it
/// @param subject whose it may be
/// @param proof why: one person said so, or the same address or name
/// @param saidBy who said so, where one person did; empty otherwise
public record Suggestion(AccountSeen account, Subject subject, Proof proof, String saidBy) {}

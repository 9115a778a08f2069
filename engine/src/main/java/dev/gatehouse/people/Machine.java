package dev.gatehouse.people;

/// A bot, a build agent, a workload: something that acts on its own.
///
/// @param owner the id of the person who answers for it; empty where nobody does
/// @param purpose what it is for, in a few words; empty where nobody said
public record Machine(String id, String name, String owner, String purpose) implements Subject {}

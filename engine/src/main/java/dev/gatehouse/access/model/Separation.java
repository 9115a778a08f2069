package dev.gatehouse.access.model;

/// Two things that nobody may be allowed both.
///
/// @param at where it stands, as `file:line`
public record Separation(String name, Scope one, Scope other, String why, String at) {}

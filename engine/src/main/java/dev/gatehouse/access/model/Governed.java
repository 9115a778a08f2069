package dev.gatehouse.access.model;

/// Where only what is decided is expected.
///
/// @param at where it stands, as `file:line`
public record Governed(Scope scope, About about, String at) {}

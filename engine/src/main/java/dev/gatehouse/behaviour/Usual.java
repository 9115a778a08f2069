package dev.gatehouse.behaviour;

/// What an account usually has, and how often it had it.
public record Usual(String value, int count) {}

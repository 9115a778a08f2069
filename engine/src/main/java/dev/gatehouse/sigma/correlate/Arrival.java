package dev.gatehouse.sigma.correlate;

import java.util.List;

/// A match of one of a correlation's rules.
///
/// @param rule which of its rules, from 0
/// @param values what the correlation counts or adds up; empty where it does neither
record Arrival(long micros, String reference, int rule, List<String> group, List<String> values) {
    Arrival {
        group = List.copyOf(group);
        values = List.copyOf(values);
    }
}

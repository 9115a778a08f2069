package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Node;

/// One rule, ready to be matched.
///
/// @param term what has to hold of an event, filters that apply to the rule included
/// @param document the whole document, with whatever else its writer put there
public record Rule(Head head, Logsource logsource, Term term, Node.Mapping document) {}

package dev.gatehouse.secret;

/// A secret found in a text.
///
/// @param type the kind of secret
/// @param start its first character
/// @param end behind its last character
record Find(String type, int start, int end) {}

package dev.gatehouse.evidence;

/// A list an auditor asks for, as a question over the events of a period.
///
/// @param id such as `R8`
/// @param title what it is
/// @param shows what it answers
/// @param lacks what it cannot say; empty where it says all of it
/// @param query in the query language, without a time
/// @param version the digest of its file, in hex
public record Report(
        String id, String title, String shows, String lacks, String query, String version) {}

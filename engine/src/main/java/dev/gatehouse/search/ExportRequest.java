package dev.gatehouse.search;

import dev.gatehouse.search.query.Query;
import java.util.OptionalLong;

/// All events that match, asked for as a file: the same rows, in the same order, as the pages.
///
/// @param asOf the last position the file may know of; what is known now where empty
public record ExportRequest(Query query, Window window, OptionalLong asOf, Format format) {
    /// How the rows are written.
    public enum Format {
        /// RFC 4180 with every cell quoted, a head line, and formulas made inert.
        CSV,
        /// The JSON form of an event a line, as it is.
        JSONL
    }
}

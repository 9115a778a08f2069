/// Turns a tool's folder into a reader: raw pieces in, events out. Every signature scheme, paging
/// and framing is named here once; what a tool calls things stands in `sources/`, never in Java.
@NullMarked
package dev.gatehouse.source;

import org.jspecify.annotations.NullMarked;

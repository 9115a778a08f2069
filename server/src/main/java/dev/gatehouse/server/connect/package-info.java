/// Connecting sources: their secrets, the files that are followed, and what is told about each.
@NullMarked
package dev.gatehouse.server.connect;

import org.jspecify.annotations.NullMarked;

/// The process's own log: one JSON object a line on standard error.
@NullMarked
package dev.gatehouse.server.logs;

import org.jspecify.annotations.NullMarked;

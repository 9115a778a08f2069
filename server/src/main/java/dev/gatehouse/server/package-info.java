/// The running product: HTTP API, sign-in, configuration, scheduling and wiring.
@NullMarked
package dev.gatehouse.server;

import org.jspecify.annotations.NullMarked;

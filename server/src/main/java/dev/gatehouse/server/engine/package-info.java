/// The engine's rooms, put together for one data directory, and what keeps them from being asked
/// for too much at once.
@NullMarked
package dev.gatehouse.server.engine;

import org.jspecify.annotations.NullMarked;

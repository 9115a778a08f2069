/// The made-up company: told by the simulator as a process of its own, read like any other sources.
@NullMarked
package dev.gatehouse.server.demo;

import org.jspecify.annotations.NullMarked;

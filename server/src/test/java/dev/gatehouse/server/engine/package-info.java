/// Tests of the rooms put together and of what keeps them from being asked for too much.
@NullMarked
package dev.gatehouse.server.engine;

import org.jspecify.annotations.NullMarked;

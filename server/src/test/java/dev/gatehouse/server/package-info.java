/// The running server, asked over the network like anybody would.
@NullMarked
package dev.gatehouse.server;

import org.jspecify.annotations.NullMarked;

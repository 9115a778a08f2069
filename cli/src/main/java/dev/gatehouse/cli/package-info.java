/// `gatehouse <noun> <verb>`: offline verbs on the journal and the engine, the rest over the API.
@NullMarked
package dev.gatehouse.cli;

import org.jspecify.annotations.NullMarked;

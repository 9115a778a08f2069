/// What an operator may set, where each value came from, and a plain sentence for each mistake.
@NullMarked
package dev.gatehouse.server.configuration;

import org.jspecify.annotations.NullMarked;

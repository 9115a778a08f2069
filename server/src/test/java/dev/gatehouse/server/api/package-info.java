/// Tests of single answers, without a server around them.
@NullMarked
package dev.gatehouse.server.api;

import org.jspecify.annotations.NullMarked;

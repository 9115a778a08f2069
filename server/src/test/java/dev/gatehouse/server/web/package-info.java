/// What stands before every route, tested by itself.
@NullMarked
package dev.gatehouse.server.web;

import org.jspecify.annotations.NullMarked;

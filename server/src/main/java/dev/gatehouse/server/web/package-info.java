/// The way in over HTTP: one route list, and everything that happens to a request before a route
/// sees it. Bounds, host and path checks come first, then who asks and whether they may, then the
/// question as a record; what a route answers is a record too. The framework is used here only.
@NullMarked
package dev.gatehouse.server.web;

import org.jspecify.annotations.NullMarked;

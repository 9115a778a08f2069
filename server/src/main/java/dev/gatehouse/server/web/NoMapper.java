package dev.gatehouse.server.web;

import io.javalin.json.JsonMapper;

/// The framework maps nothing by itself: every body is read and written by the route list.
final class NoMapper implements JsonMapper {}

/// What Gatehouse answers: one class a resource, each with its routes and their records. They ask
/// the engine's rooms and decide nothing themselves.
@NullMarked
package dev.gatehouse.server.api;

import org.jspecify.annotations.NullMarked;

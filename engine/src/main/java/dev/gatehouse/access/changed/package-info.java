/// What changed: what may have altered how a resource behaves before a moment, nearest first, and
/// how rights, settings and credentials differ between two moments, each with its cause.
@NullMarked
package dev.gatehouse.access.changed;

import org.jspecify.annotations.NullMarked;

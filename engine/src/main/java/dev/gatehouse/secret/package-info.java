/// Keeps secrets out of sight: the installation's own key, what is sealed under it, and the one
/// redactor that every value passes before a view, a screen, an export or a log may hold it. Knows
/// nothing of the other rooms.
@NullMarked
package dev.gatehouse.secret;

import org.jspecify.annotations.NullMarked;

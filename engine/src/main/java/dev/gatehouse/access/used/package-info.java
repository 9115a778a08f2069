/// What judging needs of each event, kept small: a row of numbers an event, each the number of a
/// text, so that all of history can be judged again without reading the journal.
@NullMarked
package dev.gatehouse.access.used;

import org.jspecify.annotations.NullMarked;

/// Lines of text tried against RE2 patterns, fast. RE2/J says what a pattern is and what it means;
/// what stands here gives the same answers for the plain patterns that mappings are made of, and
/// leaves the others to it.
@NullMarked
package dev.gatehouse.source.line;

import org.jspecify.annotations.NullMarked;

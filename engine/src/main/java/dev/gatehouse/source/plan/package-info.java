/// A tool's mapping, compiled: which paths of a piece are wanted, where each goes, and what they
/// mean together. A piece is walked once; everything after that reads slots of an array.
@NullMarked
package dev.gatehouse.source.plan;

import org.jspecify.annotations.NullMarked;

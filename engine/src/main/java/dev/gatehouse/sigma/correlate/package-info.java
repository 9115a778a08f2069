/// Follows matches over time: sliding windows by the time of the events, sequences, absences with
/// timers, and what is seen for the first time. All of it is bounded, and what had to be forgotten
/// is counted.
@NullMarked
package dev.gatehouse.sigma.correlate;

import org.jspecify.annotations.NullMarked;

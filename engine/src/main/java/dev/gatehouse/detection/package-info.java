/// Runs detections over events: files below `detections/`, each a rule in Sigma or a correlation of
/// several, with why it matters, what to do, and the examples it is tried on.
@NullMarked
package dev.gatehouse.detection;

import org.jspecify.annotations.NullMarked;

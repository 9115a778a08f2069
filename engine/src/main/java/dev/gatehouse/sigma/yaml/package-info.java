/// Rule files as they are written: several documents a file, each value with its place and with the
/// kind it was written as. Knows YAML; knows nothing of rules.
@NullMarked
package dev.gatehouse.sigma.yaml;

import org.jspecify.annotations.NullMarked;

/// Files people write, read so that every complaint can name the file, the line, the column, what
/// is wrong and what was probably meant. Knows YAML; knows nothing of tools.
@NullMarked
package dev.gatehouse.source.yaml;

import org.jspecify.annotations.NullMarked;

/// Tests of what the measurements rest on: that lines differ, that counting is right, that an
/// answer in chunks is read whole.
@NullMarked
package dev.gatehouse.bench;

import org.jspecify.annotations.NullMarked;

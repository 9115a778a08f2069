/// The access model: who should be able to do what, as people write it in files; read whole or not
/// at all, and asked about one event, one right or one subject at a time.
@NullMarked
package dev.gatehouse.access.model;

import org.jspecify.annotations.NullMarked;

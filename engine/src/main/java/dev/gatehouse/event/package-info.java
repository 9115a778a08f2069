/// The vocabulary: who did what to which thing, with which credential, from where, with what
/// outcome; as records with canonical bytes.
@NullMarked
package dev.gatehouse.event;

import org.jspecify.annotations.NullMarked;

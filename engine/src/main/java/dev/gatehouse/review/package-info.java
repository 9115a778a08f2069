/// Access reviews: who holds what, frozen and hashed, put before the people who answer for it with
/// what is known of each right, and what they decided; then whether what was to go is gone.
@NullMarked
package dev.gatehouse.review;

import org.jspecify.annotations.NullMarked;

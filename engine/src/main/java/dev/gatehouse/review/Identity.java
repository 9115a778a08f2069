package dev.gatehouse.review;

import dev.gatehouse.record.ReviewedRight;

/// What makes a line of one review the same as a line of another: who holds what by which way,
/// whatever it allows.
record Identity(String account, String credential, String resource, String way) {
    static Identity of(ReviewedRight held) {
        return new Identity(
                held.whose().account(),
                held.what().credential(),
                held.what().resource(),
                String.join(" › ", held.what().through()));
    }
}

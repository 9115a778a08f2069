package dev.gatehouse.behaviour;

/// How often and when an account had one value. Times are seconds since 1970.
final class Seen {
    int count;
    int first;
    int last;

    Seen(int count, int first, int last) {
        this.count = count;
        this.first = first;
        this.last = last;
    }

    void at(int seconds, int times) {
        count = (int) Math.min(Integer.MAX_VALUE, (long) count + times);
        first = Math.min(first, seconds);
        last = Math.max(last, seconds);
    }
}

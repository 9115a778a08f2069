package dev.gatehouse.search;

import dev.gatehouse.search.query.Key;
import java.util.List;

/// Marks that another view gives. It says one number of each event; the number stands for the
/// values of each of its kinds of mark. Numbers are never given another meaning, so a filter, a
/// facet and a row all read the same. Asked by many threads.
public interface MarkSource {
    /// The kinds of mark it gives, each a key of queries.
    List<Key> kinds();

    /// The highest number given so far; 0 is that of an event it has not come to.
    int numbers();

    /// What a number says of a kind; nothing where it says nothing.
    List<String> values(Key kind, int number);

    /// Says the numbers of `count` events, by position and place within the piece.
    void numbers(long[] positions, int[] places, int[] numbers, int count);

    /// Grows whenever an event that had been given a number between these positions is given
    /// another, and whenever one that was asked for before it had one gets one.
    long changes(long first, long last);
}

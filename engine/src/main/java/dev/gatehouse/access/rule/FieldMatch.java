package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import java.util.Arrays;
import java.util.function.Predicate;

/// A test of one field. What it says of a text is found out once for each text; the memory is one
/// byte a text and belongs to one [Texts].
final class FieldMatch {
    private static final byte HOLDS = 1;
    private static final byte FAILS = 2;

    private final UsedField field;
    private final Predicate<String> sent;
    private final Truth absent;
    private byte[] found = new byte[256];

    /// @param sent what it says of a text that was sent
    /// @param absent what it says where none was
    FieldMatch(UsedField field, Predicate<String> sent, Truth absent) {
        this.field = field;
        this.sent = sent;
        this.absent = absent;
    }

    UsedField field() {
        return field;
    }

    Truth of(Used used) {
        int number = used.number(field);
        if (number == Texts.ABSENT) {
            return absent;
        }
        if (number >= found.length) {
            found = Arrays.copyOf(found, Math.max(number + 1, found.length * 2));
        }
        if (found[number] == 0) {
            found[number] = sent.test(used.text(field)) ? HOLDS : FAILS;
        }
        return Truth.of(found[number] == HOLDS);
    }
}

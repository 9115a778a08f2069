package dev.gatehouse.sigma;

import com.google.re2j.Pattern;
import java.math.BigDecimal;

/// What one value has to be. Values of an array are tested one by one and any of them may pass.
public sealed interface Test {
    /// A text with or without wildcards.
    record Text(TextPattern pattern) implements Test {}

    /// A number, or a text that reads as the same number.
    record Numeral(String text) implements Test {}

    /// `true` or `false`, or the text of it.
    record Truth(boolean value) implements Test {}

    /// The field is missing or null.
    record Missing() implements Test {}

    /// The field stands in the event, whatever its value, or does not.
    record Exists(boolean stands) implements Test {}

    /// The expression is found somewhere in the text.
    record Regex(Pattern pattern) implements Test {}

    /// An address of the network.
    record Network(AddressRange range) implements Test {}

    /// A number on one side of another.
    record Compared(Comparison comparison, BigDecimal limit) implements Test {}

    /// A part of a date on one side of a number, or equal to it.
    record DatePart(TimePart part, Comparison comparison, BigDecimal limit) implements Test {}

    /// The same as any value of another field, or its beginning, end or part of it.
    record OtherField(String field, Side side, boolean cased) implements Test {}

    /// Where the value of another field has to stand in a value.
    enum Side {
        WHOLE,
        START,
        END,
        ANYWHERE
    }

    /// In words, for whoever asks why a rule did or did not match.
    default String words() {
        return switch (this) {
            case Text text -> text.pattern().words();
            case Numeral number -> "= " + number.text();
            case Truth truth -> "= " + truth.value();
            case Missing _ -> "is missing or null";
            case Exists exists -> exists.stands() ? "stands in the event" : "does not stand there";
            case Regex regex -> "matches /" + regex.pattern().pattern() + "/";
            case Network network -> "lies in " + network.range();
            case Compared compared ->
                    compared.comparison().sign() + " " + compared.limit().toPlainString();
            case DatePart date ->
                    date.part().word()
                            + " "
                            + date.comparison().sign()
                            + " "
                            + date.limit().toPlainString();
            case OtherField other -> "fits the field " + other.field();
        };
    }
}

package dev.gatehouse.sigma;

import java.math.BigDecimal;

/// A value of a rule while its modifiers are applied, one after the other.
sealed interface Value {
    /// A text.
    ///
    /// @param written as it stands in the rule; what a regular expression is made of
    /// @param isBytes whether each character stands for one byte
    record Text(String written, TextPattern pattern, boolean isBytes) implements Value {}

    /// An expression with its flags.
    record Expression(String text, int flags) implements Value {}

    /// A number as it stands there.
    record Numeral(String text) implements Value {}

    /// A part of a date that has to equal a number.
    record DatePart(TimePart part, BigDecimal number) implements Value {}

    /// The name of another field.
    record Reference(String field, Test.Side side) implements Value {}

    /// What needs nothing more.
    record Ready(Test test) implements Value {}

    /// True or false.
    record Truth(boolean value) implements Value {}

    /// Nothing.
    enum Nothing implements Value {
        NOTHING
    }
}

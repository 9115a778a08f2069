package dev.gatehouse.source.line;

import java.util.List;

/// A pattern, taken apart.
sealed interface PatternPart {
    /// Whether it fits an empty text.
    boolean mayBeEmpty();

    /// One letter.
    record One(Letters letters) implements PatternPart {
        @Override
        public boolean mayBeEmpty() {
            return false;
        }
    }

    /// One after the other.
    record Sequence(List<PatternPart> parts) implements PatternPart {
        @Override
        public boolean mayBeEmpty() {
            return parts.stream().allMatch(PatternPart::mayBeEmpty);
        }
    }

    /// The first that fits.
    record Choice(List<PatternPart> parts) implements PatternPart {
        @Override
        public boolean mayBeEmpty() {
            return parts.stream().anyMatch(PatternPart::mayBeEmpty);
        }
    }

    /// Several times, the more the better, or the fewer when `lazy`.
    record Repeated(PatternPart part, int min, int max, boolean lazy) implements PatternPart {
        /// As often as it fits.
        static final int WITHOUT_END = -1;

        @Override
        public boolean mayBeEmpty() {
            return min == 0 || part.mayBeEmpty();
        }
    }

    /// A group whose text is kept; counted from 1.
    record Group(int number, PatternPart part) implements PatternPart {
        @Override
        public boolean mayBeEmpty() {
            return part.mayBeEmpty();
        }
    }

    /// A place between letters.
    enum Edge implements PatternPart {
        BEGIN,
        END,
        WORD,
        NO_WORD;

        @Override
        public boolean mayBeEmpty() {
            return true;
        }
    }
}

package dev.gatehouse.source.plan;

import java.util.List;
import java.util.Set;

/// A yes or no about one piece.
sealed interface Condition {
    /// Whether it holds for the piece in `slots`.
    boolean holds(Slots slots);

    /// Always.
    enum Always implements Condition {
        ALWAYS;

        @Override
        public boolean holds(Slots slots) {
            return true;
        }
    }

    /// Something was sent.
    record Sent(Value of) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            return !of.read(slots).isEmpty();
        }
    }

    /// It is one of these.
    record Equal(Value of, Set<String> texts) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            return texts.contains(of.read(slots));
        }
    }

    /// It begins with one of these.
    record Starts(Value of, List<String> texts) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            String text = of.read(slots);
            for (int i = 0; i < texts.size(); i++) {
                if (text.startsWith(texts.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /// It ends with one of these.
    record Ends(Value of, List<String> texts) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            String text = of.read(slots);
            for (int i = 0; i < texts.size(); i++) {
                if (text.endsWith(texts.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One of these stands somewhere in it.
    record Contains(Value of, List<String> texts) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            String text = of.read(slots);
            for (int i = 0; i < texts.size(); i++) {
                if (text.contains(texts.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /// It is a whole number within these, both included.
    record Between(Value of, long from, long to) implements Condition {
        private static final int DIGITS_MAX = 18;

        @Override
        public boolean holds(Slots slots) {
            String text = of.read(slots);
            if (text.isEmpty() || text.length() > DIGITS_MAX) {
                return false;
            }
            int first = text.charAt(0) == '-' && text.length() > 1 ? 1 : 0;
            for (int i = first; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            long number = Long.parseLong(text);
            return number >= from && number <= to;
        }
    }

    /// The other does not hold.
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            return !condition.holds(slots);
        }
    }

    /// All hold.
    record Every(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            for (int i = 0; i < conditions.size(); i++) {
                if (!conditions.get(i).holds(slots)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// At least one holds.
    record Some(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Slots slots) {
            for (int i = 0; i < conditions.size(); i++) {
                if (conditions.get(i).holds(slots)) {
                    return true;
                }
            }
            return false;
        }
    }
}

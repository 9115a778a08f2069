package dev.gatehouse.source.plan;

import java.util.List;
import java.util.Map;

/// Something a field can hold, read from the slots of one piece. The empty text means that nothing
/// was sent.
sealed interface Value {
    /// The text for the piece in `slots`.
    String read(Slots slots);

    /// What stands at a path.
    record Path(int slot) implements Value {
        @Override
        public String read(Slots slots) {
            return slots.read(slot);
        }
    }

    /// A named value: worked out once for a piece, however many fields read it.
    record Named(int memo, Value value) implements Value {
        @Override
        public String read(Slots slots) {
            String known = slots.remembered(memo);
            if (known != null) {
                return known;
            }
            String text = value.read(slots);
            slots.remember(memo, text);
            return text;
        }
    }

    /// What stands at a path, for a decision: it may still be found as free text.
    record Peeked(int slot) implements Value {
        @Override
        public String read(Slots slots) {
            return slots.peek(slot);
        }
    }

    /// What stands at a path that is never shown: only that it was there, and its fingerprint.
    record Hidden(int slot) implements Value {
        @Override
        public String read(Slots slots) {
            String secret = slots.read(slot);
            return secret.isEmpty() ? "" : slots.secrets().mark(secret);
        }
    }

    /// The fingerprint of what stands at a path that is never shown.
    record Fingerprint(int slot) implements Value {
        @Override
        public String read(Slots slots) {
            String secret = slots.read(slot);
            return secret.isEmpty() ? "" : slots.secrets().fingerprint(secret);
        }
    }

    /// All values of a list, joined.
    record All(int slot, String with) implements Value {
        @Override
        public String read(Slots slots) {
            return String.join(with, slots.readAll(slot));
        }
    }

    /// The same text always.
    record Constant(String text) implements Value {
        @Override
        public String read(Slots slots) {
            return text;
        }
    }

    /// The first of several that was sent.
    record First(List<Value> values) implements Value {
        @Override
        public String read(Slots slots) {
            for (int i = 0; i < values.size(); i++) {
                String text = values.get(i).read(slots);
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
    }

    /// Several joined; those not sent are left out.
    record Joined(List<Value> values, String with) implements Value {
        @Override
        public String read(Slots slots) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < values.size(); i++) {
                String text = values.get(i).read(slots);
                if (!text.isEmpty()) {
                    out.append(out.isEmpty() ? "" : with).append(text);
                }
            }
            return out.toString();
        }
    }

    /// What the first case says whose condition holds.
    record Chosen(List<Case> cases) implements Value {
        record Case(Condition when, Value value) {}

        @Override
        public String read(Slots slots) {
            for (int i = 0; i < cases.size(); i++) {
                Case one = cases.get(i);
                if (one.when().holds(slots)) {
                    return one.value().read(slots);
                }
            }
            return "";
        }
    }

    /// What a table says of it, else `otherwise`.
    record LookedUp(Value of, Map<String, String> table, Value otherwise) implements Value {
        @Override
        public String read(Slots slots) {
            String found = table.getOrDefault(of.read(slots), "");
            return found.isEmpty() ? otherwise.read(slots) : found;
        }
    }

    /// What the first fitting path pattern says of it, else `otherwise`.
    record Matched(Value of, PathTable table, Value otherwise) implements Value {
        @Override
        public String read(Slots slots) {
            String found = table.find(of.read(slots));
            return found.isEmpty() ? otherwise.read(slots) : found;
        }
    }

    /// What follows another text it begins with; nothing when it does not, or is that text.
    record Beyond(Value of, Value beginning) implements Value {
        @Override
        public String read(Slots slots) {
            String begins = beginning.read(slots);
            String text = of.read(slots);
            return !begins.isEmpty() && text.startsWith(begins)
                    ? text.substring(begins.length())
                    : "";
        }
    }

    /// A part of it; see [Cut].
    record Part(Value of, Cut cut) implements Value {
        @Override
        public String read(Slots slots) {
            String text = of.read(slots);
            return text.isEmpty() ? "" : cut.of(text);
        }
    }

    /// It in another form.
    record Converted(Value of, Conversion conversion) implements Value {
        @Override
        public String read(Slots slots) {
            String text = of.read(slots);
            return text.isEmpty() ? "" : conversion.of(text);
        }
    }
}

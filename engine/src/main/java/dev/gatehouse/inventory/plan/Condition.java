package dev.gatehouse.inventory.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A yes or no about an object.
sealed interface Condition {
    /// Whether it holds.
    boolean holds(Thing thing);

    /// It holds always.
    enum Always implements Condition {
        ALWAYS;

        @Override
        public boolean holds(Thing thing) {
            return true;
        }
    }

    /// One of the texts is one of these.
    record Is(Expression of, Set<String> texts) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            return of.all(thing).anyMatch(texts::contains);
        }
    }

    /// One of the texts begins with one of these.
    record Starts(Expression of, List<String> texts) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            Predicate<String> starts = text -> texts.stream().anyMatch(text::startsWith);
            return of.all(thing).anyMatch(starts);
        }
    }

    /// One of the texts holds one of these.
    record Contains(Expression of, List<String> texts) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            Predicate<String> contains = text -> texts.stream().anyMatch(text::contains);
            return of.all(thing).anyMatch(contains);
        }
    }

    /// Something was sent there, be it an empty list or object.
    record Has(String path) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            return !thing.at(path).isEmpty();
        }
    }

    /// Something is called so, be it null: what is dropped was there.
    record Named(String path) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            return thing.isNamed(path);
        }
    }

    /// The named value says something.
    record Says(Expression of) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            return of.all(thing).findAny().isPresent();
        }
    }

    /// It does not hold.
    record Not(Condition test) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            return !test.holds(thing);
        }
    }

    /// All hold.
    record Every(List<Condition> tests) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            return tests.stream().allMatch(test -> test.holds(thing));
        }
    }

    /// At least one holds.
    record Some(List<Condition> tests) implements Condition {
        @Override
        public boolean holds(Thing thing) {
            return tests.stream().anyMatch(test -> test.holds(thing));
        }
    }
}

package dev.gatehouse.sigma.match;

import dev.gatehouse.sigma.Numbers;
import dev.gatehouse.sigma.Test;
import dev.gatehouse.sigma.TextPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether a term holds of the event at hand, which it is tied to.
final class Evaluation {
    private final EventAtHand event;

    Evaluation(EventAtHand event) {
        this.event = event;
    }

    boolean holds(Bound term) {
        return switch (term) {
            case Bound.And all -> all(all.terms());
            case Bound.Some some -> some(some.count(), some.terms());
            case Bound.Not not -> !holds(not.term());
            case Bound.AnyText any -> anyFits(any.field().of(event), any);
            case Bound.Tested tested -> passes(tested.field().of(event), tested.test());
        };
    }

    private boolean all(List<Bound> terms) {
        for (int i = 0; i < terms.size(); i++) {
            if (!holds(terms.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean some(int count, List<Bound> terms) {
        int held = 0;
        for (int i = 0; i < terms.size(); i++) {
            if (holds(terms.get(i)) && ++held == count) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyFits(Field field, Bound.AnyText any) {
        for (int i = 0; i < field.size(); i++) {
            String text = field.folded(i);
            if (any.texts().contains(text) || anyFits(text, any.patterns())) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyFits(String text, List<TextPattern> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).fits(text)) {
                return true;
            }
        }
        return false;
    }

    private boolean passes(Field field, Test test) {
        return switch (test) {
            case Test.Missing _ -> !field.holdsSomething();
            case Test.Exists exists -> field.stands() == exists.stands();
            case Test.Text _,
                    Test.Numeral _,
                    Test.Truth _,
                    Test.Regex _,
                    Test.Network _,
                    Test.Compared _,
                    Test.DatePart _,
                    Test.OtherField _ ->
                    anyPasses(field, test);
        };
    }

    private boolean anyPasses(Field field, Test test) {
        for (int i = 0; i < field.size(); i++) {
            if (passes(field, i, test)) {
                return true;
            }
        }
        return false;
    }

    private boolean passes(Field field, int at, Test test) {
        return switch (test) {
            case Test.Text text ->
                    text.pattern()
                            .fits(text.pattern().isCased() ? field.text(at) : field.folded(at));
            case Test.Numeral number -> isNumber(number.text(), field.text(at));
            case Test.Truth truth -> field.folded(at).equals(Boolean.toString(truth.value()));
            case Test.Regex regex -> regex.pattern().matcher(field.text(at)).find();
            case Test.Network network -> network.range().holds(field.text(at));
            case Test.Compared compared -> {
                Optional<BigDecimal> number = Numbers.parse(field.text(at));
                yield number.isPresent()
                        && compared.comparison().holds(number.get().compareTo(compared.limit()));
            }
            case Test.DatePart date -> {
                OptionalLong part = date.part().in(field.text(at));
                yield part.isPresent()
                        && date.comparison()
                                .holds(
                                        BigDecimal.valueOf(part.getAsLong())
                                                .compareTo(date.limit()));
            }
            case Test.OtherField other -> fits(field, at, other, event.field(other.field()));
            case Test.Missing _, Test.Exists _ -> false;
        };
    }

    private static boolean isNumber(String wanted, String text) {
        if (wanted.equals(text)) {
            return true;
        }
        Optional<BigDecimal> number = Numbers.parse(text);
        return number.isPresent()
                && Numbers.parse(wanted)
                        .filter(one -> one.compareTo(number.get()) == 0)
                        .isPresent();
    }

    private static boolean fits(Field field, int at, Test.OtherField test, Field other) {
        String text = test.cased() ? field.text(at) : field.folded(at);
        for (int i = 0; i < other.size(); i++) {
            String its = test.cased() ? other.text(i) : other.folded(i);
            boolean fits =
                    switch (test.side()) {
                        case WHOLE -> text.equals(its);
                        case START -> text.startsWith(its);
                        case END -> text.endsWith(its);
                        case ANYWHERE -> text.contains(its);
                    };
            if (fits) {
                return true;
            }
        }
        return false;
    }
}

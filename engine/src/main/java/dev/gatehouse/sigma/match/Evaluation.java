package dev.gatehouse.sigma.match;

import dev.gatehouse.sigma.Numbers;
import dev.gatehouse.sigma.Term;
import dev.gatehouse.sigma.Test;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether a term holds of the event at hand.
final class Evaluation {
    private final EventAtHand event;

    Evaluation(EventAtHand event) {
        this.event = event;
    }

    boolean holds(Term term) {
        return switch (term) {
            case Term.And all -> all(all.terms());
            case Term.Some some -> some(some.count(), some.terms());
            case Term.Not not -> !holds(not.term());
            case Term.Named named -> holds(named.term());
            case Term.Field field -> passes(event.field(field.name()), field.test());
            case Term.Keyword keyword -> passes(event.everyValue(), keyword.test());
        };
    }

    private boolean all(List<Term> terms) {
        for (Term term : terms) {
            if (!holds(term)) {
                return false;
            }
        }
        return true;
    }

    private boolean some(int count, List<Term> terms) {
        int held = 0;
        for (Term term : terms) {
            if (holds(term) && ++held == count) {
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

package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Which correlations can be used: all they refer to has to be there, and none may need itself.
final class CorrelationLinks {
    private CorrelationLinks() {}

    /// Those that can be used, each behind all it refers to.
    ///
    /// @param refusals hears of the others
    static List<Correlation> usable(
            List<Rule> rules, List<Correlation> written, Consumer<Refusal> refusals) {
        List<Correlation> usable = new ArrayList<>();
        List<Correlation> open = new ArrayList<>(written);
        boolean goesOn = true;
        while (goesOn) {
            List<Correlation> ready =
                    open.stream().filter(each -> missing(each, rules, usable).isEmpty()).toList();
            usable.addAll(ready);
            open.removeAll(ready);
            goesOn = !ready.isEmpty();
        }
        for (Correlation each : open) {
            refusals.accept(refusal(each, missing(each, rules, usable).orElseThrow(), written));
        }
        return usable;
    }

    private static Optional<String> missing(
            Correlation correlation, List<Rule> rules, List<Correlation> usable) {
        return correlation.rules().stream()
                .filter(name ->
                        rules.stream().noneMatch(rule -> rule.head().isCalled(name))
                                && usable.stream().noneMatch(one -> one.head().isCalled(name)))
                .findFirst();
    }

    private static Refusal refusal(
            Correlation correlation, String missing, List<Correlation> written) {
        boolean isThere = written.stream().anyMatch(each -> each.head().isCalled(missing));
        Place place = correlation.document().place();
        return new Refusal(
                place,
                correlation.head().key(),
                isThere
                        ? "the correlation \"" + missing + "\" it refers to is refused or needs it"
                        : "there is no rule \"" + missing + "\" to correlate");
    }
}

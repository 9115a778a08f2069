package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Place;
import dev.gatehouse.sigma.yaml.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a condition. From the loosest to the tightest: `or`, `and`, `not`, `x of`, parentheses.
final class ConditionReader {
    /// Words of one condition.
    static final int TOKENS_MAX = 2_000;

    private static final int DEPTH_MAX = 60;
    private static final Pattern TOKEN = Pattern.compile("\\s*([()|]|[^\\s()|]+)");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");

    private final Place place;
    private final Map<String, Term> identifiers;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private ConditionReader(String text, Place place, Map<String, Term> identifiers) {
        this.place = place;
        this.identifiers = identifiers;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group(1));
            if (tokens.size() > TOKENS_MAX) {
                throw problem("a condition has at most " + TOKENS_MAX + " words");
            }
        }
    }

    /// The term of a condition over these search identifiers.
    ///
    /// @throws RuleProblem when it is none
    static Term read(String text, Place place, SequencedMap<String, Term> identifiers) {
        ConditionReader reader = new ConditionReader(text, place, identifiers);
        if (reader.tokens.isEmpty()) {
            throw reader.problem("the condition is empty");
        }
        if (reader.tokens.contains("|")) {
            throw reader.problem(
                    "aggregations after | are no longer part of Sigma; write a correlation");
        }
        Term term = reader.or();
        if (reader.at < reader.tokens.size()) {
            throw reader.problem("\"" + reader.tokens.get(reader.at) + "\" is not expected there");
        }
        return term;
    }

    private RuleProblem problem(String what) {
        return new RuleProblem(place, "in the condition: " + what);
    }

    private Term or() {
        return joined("or", _ -> and(), Term::or);
    }

    private Term and() {
        return joined("and", _ -> not(), Term::and);
    }

    private Term joined(String word, Function<String, Term> next, Function<List<Term>, Term> join) {
        List<Term> terms = new ArrayList<>(List.of(next.apply(word)));
        while (isNext(word)) {
            at++;
            terms.add(next.apply(word));
        }
        return join.apply(terms);
    }

    private Term not() {
        if (!isNext("not")) {
            return operand();
        }
        at++;
        deeper();
        Term negated = new Term.Not(not());
        depth--;
        return negated;
    }

    private void deeper() {
        if (++depth > DEPTH_MAX) {
            throw problem("it is nested deeper than " + DEPTH_MAX + " levels");
        }
    }

    private Term operand() {
        String token = take("a search identifier");
        if (token.equals("(")) {
            deeper();
            Term within = or();
            depth--;
            if (!take("\")\"").equals(")")) {
                throw problem("a \")\" is missing");
            }
            return within;
        }
        if (isNext("of") && isQuantity(token)) {
            at++;
            return some(token.toLowerCase(Locale.ROOT), take("them or a pattern"));
        }
        Term named = identifiers.get(token);
        if (named == null) {
            throw problem(
                    "there is no search identifier \""
                            + token
                            + "\"; there are "
                            + String.join(", ", identifiers.keySet()));
        }
        return named;
    }

    private static boolean isQuantity(String token) {
        return token.equalsIgnoreCase("all")
                || token.equalsIgnoreCase("any")
                || COUNT.matcher(token).matches();
    }

    private Term some(String quantity, String pattern) {
        List<Term> chosen = new ArrayList<>();
        identifiers.forEach((name, term) -> {
            if (isMeant(pattern, name)) {
                chosen.add(term);
            }
        });
        if (chosen.isEmpty()) {
            throw problem("no search identifier fits \"" + pattern + "\"");
        }
        if (quantity.equals("all")) {
            return Term.and(chosen);
        }
        int count = quantity.equals("any") ? 1 : Integer.parseInt(quantity);
        if (count < 1 || count > chosen.size()) {
            throw problem(
                    count + " of " + pattern + ": " + chosen.size() + " search identifiers fit");
        }
        return count == 1 ? Term.or(chosen) : new Term.Some(count, chosen);
    }

    private static boolean isMeant(String pattern, String name) {
        return pattern.equalsIgnoreCase("them")
                ? !name.startsWith("_")
                : TextPattern.parse(pattern.replace("?", "\\?")).inCase().fits(name);
    }

    private boolean isNext(String word) {
        return at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
    }

    private String take(String what) {
        if (at == tokens.size()) {
            throw problem("it ends where " + what + " should stand");
        }
        return tokens.get(at++);
    }
}

package dev.gatehouse.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.Place;
import dev.gatehouse.sigma.yaml.RuleProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads one item of a search identifier: `field|modifier|…: values`. Modifiers are applied to each
/// value in the order in which they stand.
final class ItemReader {
    /// Instructions a regular expression may compile to.
    static final int PROGRAM_INSTRUCTIONS_MAX = 5_000;

    private final String field;
    private final List<Modifier> modifiers;
    private final Place place;
    private final Placeholders placeholders;

    private ItemReader(String key, Place place, Placeholders placeholders) {
        List<String> parts = Arrays.asList(key.split("\\|", -1));
        // One text for one name, so that equal names are found equal at once.
        this.field = parts.getFirst().intern();
        this.place = place;
        this.placeholders = placeholders;
        this.modifiers = parts.stream().skip(1).map(this::modifier).toList();
    }

    private Modifier modifier(String word) {
        return Modifier.of(word)
                .orElseThrow(() ->
                        new RuleProblem(place, "there is no modifier \"" + word + "\" in Sigma"));
    }

    /// The term of an item.
    ///
    /// @param key the field with its modifiers; without a field the values are keywords
    /// @throws RuleProblem when the modifiers do not fit each other or the values
    static Term read(String key, Place place, Node values, Placeholders placeholders) {
        return new ItemReader(key, place, placeholders).term(values);
    }

    private Term term(Node values) {
        List<Node> each = values.list();
        if (each.isEmpty()) {
            throw new RuleProblem(values.place(), "an empty list holds no value to look for");
        }
        List<Term> terms = each.stream().map(this::alternatives).toList();
        Term joined = modifiers.contains(Modifier.ALL) ? Term.and(terms) : Term.or(terms);
        return modifiers.contains(Modifier.NEQ) ? new Term.Not(joined) : joined;
    }

    // One value may stand for several, of which any will do.
    private Term alternatives(Node node) {
        List<Value> values = List.of(value(node));
        for (Modifier modifier : modifiers) {
            List<Value> next = new ArrayList<>();
            for (Value value : values) {
                next.addAll(applied(modifier, value, node.place()));
            }
            values = next;
        }
        return Term.or(values.stream().map(this::test).map(this::on).toList());
    }

    private Term on(Test test) {
        if (!field.isEmpty()) {
            return new Term.Field(field, test);
        }
        return switch (test) {
            case Test.Text text ->
                    new Term.Keyword(new Test.Text(text.pattern().openStart().openEnd()));
            case Test.Numeral number ->
                    new Term.Keyword(
                            new Test.Text(
                                    TextPattern.literal(number.text()).openStart().openEnd()));
            case Test.Regex regex -> new Term.Keyword(regex);
            case Test.Network network -> new Term.Keyword(network);
            case Test.Truth _,
                    Test.Missing _,
                    Test.Exists _,
                    Test.Compared _,
                    Test.DatePart _,
                    Test.OtherField _ ->
                    throw new RuleProblem(place, "this needs a field; a keyword has none");
        };
    }

    private static Value value(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            throw new RuleProblem(node.place(), "a field takes values, not lists or mappings");
        }
        return switch (scalar.kind()) {
            case TEXT -> text(scalar.text());
            case NUMBER -> new Value.Numeral(scalar.text());
            case BOOLEAN -> new Value.Truth(scalar.text().equalsIgnoreCase("true"));
            case NULL -> Value.Nothing.NOTHING;
        };
    }

    private static Value.Text text(String written) {
        return new Value.Text(written, TextPattern.parse(written), false);
    }

    private List<Value> applied(Modifier modifier, Value value, Place at) {
        return switch (modifier) {
            case ALL, NEQ, CASED -> List.of(value);
            case CONTAINS, STARTSWITH, ENDSWITH -> List.of(opened(modifier, value, at));
            case EXISTS -> List.of(new Value.Ready(new Test.Exists(truth(value, at))));
            case WINDASH -> {
                Value.Text text = texted(modifier, value, at);
                yield List.of(
                        new Value.Text(
                                text.written(), text.pattern().withAnyDash(), text.isBytes()));
            }
            case RE -> List.of(new Value.Expression(texted(modifier, value, at).written(), 0));
            case I, M, S -> List.of(flagged(modifier, value, at));
            case BASE64 -> List.of(literal(Encoding.base64(bytes(modifier, value, at)), false));
            case BASE64OFFSET ->
                    Encoding.base64Anywhere(bytes(modifier, value, at)).stream()
                            .<Value>map(form -> literal(form, false))
                            .toList();
            case UTF16, UTF16LE, UTF16BE -> {
                String plain = plain(modifier, value, at).pattern().text();
                yield List.of(literal(Encoding.utf16(plain, modifier), true));
            }
            case LT, LTE, GT, GTE -> List.of(compared(modifier, value, at));
            case MINUTE, HOUR, DAY, WEEK, MONTH, YEAR ->
                    List.of(
                            new Value.DatePart(
                                    TimePart.of(modifier.word()).orElseThrow(),
                                    number(modifier, value, at)));
            case CIDR -> List.of(new Value.Ready(new Test.Network(range(value, at))));
            case EXPAND ->
                    placeholders.expand(texted(modifier, value, at).pattern(), at).stream()
                            .<Value>map(form -> new Value.Text(form.text(), form, false))
                            .toList();
            case FIELDREF ->
                    List.of(
                            new Value.Reference(
                                    texted(modifier, value, at).written(), Test.Side.WHOLE));
        };
    }

    private static Value.Text literal(String text, boolean isBytes) {
        return new Value.Text(text, TextPattern.literal(text), isBytes);
    }

    private static Value opened(Modifier modifier, Value value, Place at) {
        if (value instanceof Value.Reference reference) {
            Test.Side side =
                    modifier == Modifier.CONTAINS
                            ? Test.Side.ANYWHERE
                            : modifier == Modifier.STARTSWITH ? Test.Side.START : Test.Side.END;
            return new Value.Reference(reference.field(), side);
        }
        if (value instanceof Value.Expression && modifier == Modifier.CONTAINS) {
            return value;
        }
        Value.Text text = texted(modifier, value, at);
        TextPattern pattern = text.pattern();
        TextPattern opened = modifier == Modifier.STARTSWITH ? pattern : pattern.openStart();
        opened = modifier == Modifier.ENDSWITH ? opened : opened.openEnd();
        return new Value.Text(text.written(), opened, text.isBytes());
    }

    private static Value flagged(Modifier modifier, Value value, Place at) {
        if (!(value instanceof Value.Expression expression)) {
            throw unfit(modifier, "follows re", at);
        }
        int flag =
                modifier == Modifier.I
                        ? Pattern.CASE_INSENSITIVE
                        : modifier == Modifier.M ? Pattern.MULTILINE : Pattern.DOTALL;
        return new Value.Expression(expression.text(), expression.flags() | flag);
    }

    private static Value compared(Modifier modifier, Value value, Place at) {
        Comparison comparison = Comparison.of(modifier.word()).orElseThrow();
        if (value instanceof Value.DatePart date) {
            return new Value.Ready(new Test.DatePart(date.part(), comparison, date.number()));
        }
        return new Value.Ready(new Test.Compared(comparison, number(modifier, value, at)));
    }

    private static BigDecimal number(Modifier modifier, Value value, Place at) {
        Optional<BigDecimal> number =
                switch (value) {
                    case Value.Numeral one -> Numbers.parse(one.text());
                    case Value.Text text -> Numbers.parse(text.written());
                    case Value.Expression _,
                            Value.Truth _,
                            Value.DatePart _,
                            Value.Reference _,
                            Value.Ready _,
                            Value.Nothing _ ->
                            Optional.empty();
                };
        return number.orElseThrow(() -> unfit(modifier, "needs a number", at));
    }

    private static boolean truth(Value value, Place at) {
        if (value instanceof Value.Truth truth) {
            return truth.value();
        }
        throw unfit(Modifier.EXISTS, "needs true or false", at);
    }

    private static AddressRange range(Value value, Place at) {
        return AddressRange.parse(texted(Modifier.CIDR, value, at).written())
                .orElseThrow(() -> unfit(Modifier.CIDR, "needs a network such as 10.0.0.0/8", at));
    }

    private static byte[] bytes(Modifier modifier, Value value, Place at) {
        return Encoding.bytes(plain(modifier, value, at));
    }

    private static Value.Text plain(Modifier modifier, Value value, Place at) {
        Value.Text text = texted(modifier, value, at);
        if (text.pattern().hasWildcards()) {
            throw unfit(modifier, "takes no wildcards: what they stand for cannot be encoded", at);
        }
        return text;
    }

    private static Value.Text texted(Modifier modifier, Value value, Place at) {
        return switch (value) {
            case Value.Text text -> text;
            case Value.Numeral number -> text(number.text());
            case Value.Truth truth -> text(Boolean.toString(truth.value()));
            case Value.Expression _,
                    Value.DatePart _,
                    Value.Reference _,
                    Value.Ready _,
                    Value.Nothing _ ->
                    throw unfit(modifier, "does not fit what stands before it", at);
        };
    }

    private static RuleProblem unfit(Modifier modifier, String why, Place at) {
        return new RuleProblem(at, "the modifier " + modifier.word() + " " + why);
    }

    private Test test(Value value) {
        boolean cased = modifiers.contains(Modifier.CASED);
        return switch (value) {
            case Value.Text text -> new Test.Text(cased ? text.pattern().inCase() : text.pattern());
            case Value.Numeral number -> new Test.Numeral(number.text());
            case Value.Truth truth -> new Test.Truth(truth.value());
            case Value.Nothing _ -> new Test.Missing();
            case Value.Ready ready -> ready.test();
            case Value.Reference other -> new Test.OtherField(other.field(), other.side(), cased);
            case Value.DatePart date ->
                    new Test.DatePart(date.part(), Comparison.EQ, date.number());
            case Value.Expression expression -> new Test.Regex(compiled(expression));
        };
    }

    private Pattern compiled(Value.Expression expression) {
        try {
            Pattern pattern = Pattern.compile(expression.text(), expression.flags());
            if (pattern.programSize() > PROGRAM_INSTRUCTIONS_MAX) {
                throw new RuleProblem(
                        place,
                        "the regular expression is too large: more than "
                                + PROGRAM_INSTRUCTIONS_MAX
                                + " instructions");
            }
            return pattern;
        } catch (PatternSyntaxException wrong) {
            throw new RuleProblem(
                    place,
                    "the regular expression cannot be matched in linear time: "
                            + wrong.getMessage());
        }
    }
}

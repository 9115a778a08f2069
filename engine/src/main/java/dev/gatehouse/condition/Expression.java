package dev.gatehouse.condition;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One condition, checked when it is read and bounded whenever it is asked: a name that was not
/// given makes it unknown, never false, unless the rest decides without it; what costs too much or
/// cannot be worked out is unknown too. Never throws for its values. Safe for many threads.
///
/// The language is [CEL](https://github.com/google/cel-spec), without joining texts or lists, which
/// would let a short expression grow large values.
public final class Expression {
    /// The longest expression.
    public static final int TEXT_CHARACTERS_MAX = 4_096;

    private static final int NESTING_MAX = 32;
    private static final int ITERATIONS_MAX = 20_000;
    private static final int REGEX_PROGRAM_MAX = 1_000;
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(TEXT_CHARACTERS_MAX)
                    .maxParseRecursionDepth(NESTING_MAX)
                    .comprehensionMaxIterations(ITERATIONS_MAX)
                    .maxRegexProgramSize(REGEX_PROGRAM_MAX)
                    .enableStringConcatenation(false)
                    .enableListConcatenation(false)
                    .enableHeterogeneousNumericComparisons(true)
                    .evaluateCanonicalTypesToNativeValues(true)
                    .build();
    private static final Set<Arithmetic> JOINING =
            Set.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES, Arithmetic.ADD_LIST);
    private static final CelStandardDeclarations FUNCTIONS =
            CelStandardDeclarations.newBuilder()
                    .filterFunctions((_, overload) -> !JOINING.contains(overload))
                    .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final String text;
    private final CelRuntime.Program program;
    private final List<List<String>> reads;

    private Expression(String text, CelRuntime.Program program, List<List<String>> reads) {
        this.text = text;
        this.program = program;
        this.reads = reads;
    }

    /// Reads an expression that comes to true or false.
    ///
    /// @throws ExpressionProblem with its place, when it is no such expression or uses another name
    public static Expression compile(String text, Vocabulary words) {
        CelCompilerBuilder compiler =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardEnvironmentEnabled(false)
                        .setStandardDeclarations(FUNCTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setResultType(SimpleType.BOOL);
        words.names().forEach((name, kind) -> compiler.addVar(name, kind.type()));
        try {
            CelAbstractSyntaxTree tree = compiler.build().compile(text).getAst();
            return new Expression(
                    text, RUNTIME.createProgram(tree), Reads.of(tree, words.names().keySet()));
        } catch (CelValidationException wrong) {
            throw problem(wrong);
        } catch (CelEvaluationException wrong) {
            throw new ExpressionProblem(said(wrong), 1, 1);
        }
    }

    private static ExpressionProblem problem(CelValidationException wrong) {
        CelIssue first = wrong.getErrors().getFirst();
        CelSourceLocation at = first.getSourceLocation();
        return new ExpressionProblem(
                spoken(first.getMessage()),
                Math.max(1, at.getLine()),
                Math.max(0, at.getColumn()) + 1);
    }

    // The parser goes on to list every token it would have taken.
    private static String spoken(String message) {
        int list = message.indexOf(" expecting {");
        String says = list < 0 ? message : message.substring(0, list);
        return says.replace("mismatched input '<EOF>'", "something is missing at the end");
    }

    /// What it comes to.
    ///
    /// @param values what is known, by name; see [Vocabulary.Kind] for the types
    public Answer of(Map<String, Object> values) {
        Map<String, Object> known = new LinkedHashMap<>(values);
        known.values().removeIf(value -> value == null);
        try {
            return switch (program.eval(known)) {
                case Boolean holds -> holds ? new Answer.Holds() : new Answer.Fails();
                case CelUnknownSet _ -> new Answer.Unknown(missing(known));
                case Object other ->
                        new Answer.Unknown(List.of("it is no truth but " + kind(other)));
            };
        } catch (CelEvaluationException unknown) {
            List<String> missing = missing(known);
            return new Answer.Unknown(missing.isEmpty() ? List.of(said(unknown)) : missing);
        }
    }

    private static String kind(Object value) {
        return switch (value) {
            case String _ -> "a text";
            case Number _ -> "a number";
            case List<?> _ -> "a list";
            default -> "something else";
        };
    }

    private List<String> missing(Map<String, Object> known) {
        return reads.stream()
                .filter(path -> !Reads.isKnown(path, known))
                .map(path -> String.join(".", path))
                .toList();
    }

    // A message may quote values that an attacker wrote; whoever shows it escapes it as such.
    private static String said(CelEvaluationException problem) {
        String message = String.valueOf(problem.getMessage());
        int at = message.indexOf("error: ");
        return at < 0 ? message : message.substring(at + "error: ".length());
    }

    /// The names of the vocabulary it reads.
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        reads.forEach(path -> names.add(path.getFirst()));
        return names;
    }

    /// As it was written.
    public String text() {
        return text;
    }
}

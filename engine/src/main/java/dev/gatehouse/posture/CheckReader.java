package dev.gatehouse.posture;

import dev.gatehouse.condition.Expression;
import dev.gatehouse.condition.ExpressionProblem;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one file of a check.
final class CheckReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{2,79}");
    private static final Pattern TOOL = Pattern.compile("[a-z0-9-]{2,40}");
    private static final Set<String> EXPECTED = Set.of("fails", "passes", "unknown", Examples.NONE);

    private final String theme;
    private final Yaml.Mapping file;

    /// @param theme the folder the file lies in
    CheckReader(String theme, Yaml.Mapping file) {
        this.theme = theme;
        this.file = file;
    }

    /// @throws SourceProblem with file, line and what was probably meant
    Check read() {
        file.only(
                "id",
                "title",
                "why",
                "severity",
                "tools",
                "references",
                "over",
                "named",
                "needs",
                "needs-to-pass",
                "when",
                "fails",
                "says",
                "fix",
                "mends",
                "tests");
        return new Check(
                matching("id", ID, "an id is small letters, digits and -"),
                theme,
                file.get("title").text().strip(),
                file.get("why").text().strip(),
                file.get("severity").constant(Check.Severity.class),
                tools(),
                List.copyOf(file.find("references").map(Yaml::texts).orElse(List.of())),
                new Check.Over(
                        file.get("over").constant(Check.Over.Kind.class), texts(file, "named")),
                texts(file, "needs"),
                texts(file, "needs-to-pass"),
                file.find("when").map(CheckReader::expression),
                expression(file.get("fails")),
                template("says"),
                commands(),
                file.get("mends").constant(Check.Mends.class),
                examples());
    }

    private String matching(String member, Pattern form, String rule) {
        Yaml yaml = file.get(member);
        if (!form.matcher(yaml.text()).matches()) {
            throw new SourceProblem(yaml.place(), rule);
        }
        return yaml.text();
    }

    private static Set<String> texts(Yaml.Mapping yaml, String member) {
        return new LinkedHashSet<>(yaml.find(member).map(Yaml::texts).orElse(List.of()));
    }

    private List<String> tools() {
        Yaml yaml = file.get("tools");
        List<String> tools = yaml.texts();
        if (tools.isEmpty() || !tools.stream().allMatch(tool -> TOOL.matcher(tool).matches())) {
            throw new SourceProblem(yaml.place(), "tools are one or more names of tools");
        }
        return tools;
    }

    private static Expression expression(Yaml yaml) {
        try {
            return Expression.compile(yaml.text().strip(), FactNames.VOCABULARY);
        } catch (ExpressionProblem wrong) {
            Place at = yaml.place();
            throw new SourceProblem(
                    new Place(at.file(), at.line() + wrong.line() - 1, at.column()),
                    "the condition cannot be read, at its column "
                            + wrong.column()
                            + ": "
                            + wrong.getMessage());
        }
    }

    private Template template(String member) {
        Yaml yaml = file.get(member);
        Template template = Template.of(yaml.text().strip());
        Collection<String> names = FactNames.VOCABULARY.names().keySet();
        for (String name : template.names()) {
            if (!names.contains(name)) {
                throw new SourceProblem(
                        yaml.place(),
                        "there is no fact \"" + name + "\"",
                        Suggestion.of(name, names));
            }
        }
        return template;
    }

    private Template commands() {
        Template fix = template("fix");
        fix.withinQuotes()
                .ifPresent(name -> {
                    throw new SourceProblem(
                            file.get("fix").place(),
                            "{" + name + "} stands within quotes",
                            "leave them away: a placeholder is quoted by itself");
                });
        return fix;
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Yaml each : file.get("tests").list()) {
            Yaml.Mapping test = each.mapping().only("given", "incomplete", "result");
            Yaml result = test.get("result");
            if (!EXPECTED.contains(result.text())) {
                throw new SourceProblem(
                        result.place(),
                        "no result is called \"" + result.text() + "\"",
                        Suggestion.of(result.text(), EXPECTED));
            }
            examples.add(
                    new Example(
                            given(test.get("given").mapping()),
                            texts(test, "incomplete"),
                            result.text(),
                            test.place()));
        }
        return examples;
    }

    private static Map<String, Object> given(Yaml.Mapping yaml) {
        yaml.only(FactNames.VOCABULARY.names().keySet().toArray(String[]::new));
        Map<String, Object> given = new LinkedHashMap<>();
        yaml.members().forEach((name, value) -> given.put(name, given(name, value)));
        return given;
    }

    private static Object given(String name, Yaml value) {
        if (!name.equals(FactNames.NOW)) {
            return FactValues.of(value);
        }
        return FactValues.time(value.text())
                .orElseThrow(() ->
                        new SourceProblem(
                                value.place(), "this is no time such as 2026-11-22T08:00:00Z"));
    }
}

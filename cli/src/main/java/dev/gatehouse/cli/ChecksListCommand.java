package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.posture.Check;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse checks list`.
@Command(
        name = "list",
        description = "Every check, the worst first.",
        mixinStandardHelpOptions = true)
final class ChecksListCommand implements Callable<Integer> {
    private static final String FORM = "%-9s %-44s %-12s %-26s %s%n";
    private static final int TOOLS_COLUMNS = 26;

    @Spec private CommandSpec spec;
    @Mixin private ChecksDirectory directory;
    @Mixin private Listing listing;

    @Option(names = "--tool", defaultValue = "", description = "Only checks about this tool.")
    private String tool;

    @Option(names = "--theme", defaultValue = "", description = "Only checks of this theme.")
    private String theme;

    @Option(
            names = "--severity",
            defaultValue = "low",
            description = "Only this bad or worse: low, medium, high or critical.")
    private Check.Severity severity;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Check> checks = directory.load().all().stream().filter(this::isAsked).toList();
        if (!listing.isJson()) {
            out.printf(FORM, "SEVERITY", "ID", "THEME", "TOOLS", "WHAT IS WRONG");
        }
        checks.forEach(check -> print(out, check));
        if (!listing.isJson()) {
            out.printf("%d checks%n", checks.size());
        }
        out.flush();
        return ExitCode.OK;
    }

    private boolean isAsked(Check check) {
        return (tool.isEmpty() || check.tools().contains(tool))
                && (theme.isEmpty() || check.theme().equals(theme))
                && check.severity().compareTo(severity) >= 0;
    }

    private void print(PrintWriter out, Check check) {
        if (listing.isJson()) {
            out.println(CanonicalJson.text(object(check)));
            return;
        }
        out.printf(
                FORM,
                check.severity().word(),
                check.id(),
                check.theme(),
                Terminal.cut(String.join(" ", check.tools()), TOOLS_COLUMNS),
                Terminal.inert(check.title()));
    }

    private static JsonObject object(Check check) {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", new JsonString(check.id()));
        members.put("severity", new JsonString(check.severity().word()));
        members.put("theme", new JsonString(check.theme()));
        members.put("title", new JsonString(check.title()));
        members.put("tools", texts(check.tools()));
        members.put("references", texts(check.references()));
        members.put("over", new JsonString(check.over().kind().word()));
        return new JsonObject(members);
    }

    private static JsonArray texts(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }
}

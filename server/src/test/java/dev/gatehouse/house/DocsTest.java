package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.detection.Detections;
import dev.gatehouse.posture.Checks;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryProblem;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class DocsTest {
    private static final Pattern CAMPAIGNS =
            Pattern.compile("(campaigns( --(seeds?|kills) [0-9]+| --json)*)?");

    private static final Set<String> BENCHES = Set.of("intake", "pipeline", "search");

    private final Checkout checkout = Checkout.ofThisBuild();

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(
                        pages().flatMap(page ->
                                PageLinks.violations(page, Checkout.text(page)).stream()))
                .isEmpty();
    }

    @Test
    void everyCommandInThePagesExists() {
        var violations = new ArrayList<String>();
        for (Path page : pages().toList()) {
            for (PageCommands.Block block : PageCommands.blocks(Checkout.text(page))) {
                for (List<String> call : PageCommands.calls(block.text())) {
                    String problem = problem(call);
                    if (!problem.isEmpty())
                        violations.add(
                                page + ": gatehouse " + String.join(" ", call) + ": " + problem);
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> runnableBlocksRun(@TempDir Path folder) {
        return pages().flatMap(page ->
                PageCommands.blocks(Checkout.text(page)).stream()
                        .filter(block -> block.mark().equals("run"))
                        .map(block ->
                                DynamicTest.dynamicTest(
                                        page.getFileName()
                                                + ": "
                                                + block.text().lines().findFirst().orElse(""),
                                        () ->
                                                assertThat(shell(folder).run(block.text()).code())
                                                        .isZero())));
    }

    @Test
    void theCommandReferenceIsCurrent() throws IOException {
        assertCurrent("docs/reference/cli.md", CommandReference.page(Main.commandLine()));
    }

    @Test
    void theSourceReferenceIsCurrent() throws IOException {
        Tools tools = Tools.load(checkout.path("sources"));
        assertCurrent("docs/reference/sources.md", SourceReference.page(tools));
    }

    @Test
    void theCheckReferenceIsCurrent() throws IOException {
        assertCurrent(
                "docs/reference/checks.md",
                CheckReference.page(Checks.load(checkout.path("checks"))));
    }

    @Test
    void theDetectionReferenceIsCurrent() throws IOException {
        assertCurrent(
                "docs/reference/detections.md",
                DetectionReference.page(
                        Detections.load(checkout.path("detections"), Placeholders.NONE)));
    }

    @Test
    void everyQueryInThePagesIsUnderstood() {
        assertThat(
                        pages().flatMap(page -> PageCommands.queries(Checkout.text(page)).stream())
                                .map(query -> query + ": " + queryProblem(query))
                                .filter(sentence -> !sentence.endsWith(": ")))
                .isEmpty();
    }

    @Test
    void seesALinkThatLeadsNowhere() {
        Path page = checkout.path("README.md");
        assertThat(
                        PageLinks.violations(
                                page, "[a](docs/no-such-page.md) [b](STYLE.md#no-such-heading)"))
                .hasSize(2);
        assertThat(
                        PageLinks.violations(
                                page, "[a](STYLE.md#names) [b](#here) `[c](gone.md)`\n# Here"))
                .isEmpty();
    }

    @Test
    void seesACommandThatIsNotThere() {
        assertThat(problem(List.of("evnts", "search"))).isNotEmpty();
        assertThat(problem(List.of("events", "search", "--no-such-option"))).isNotEmpty();
        assertThat(problem(List.of("test", "everything"))).isNotEmpty();
        assertThat(problem(List.of("events", "search", "outcome:denied", "--json"))).isEmpty();
        assertThat(problem(List.of("events", "search", "outcom:denied"))).isNotEmpty();
    }

    @Test
    void readsCommandsAsAShellWould() {
        String block =
                """
                # a comment
                cat audit.ndjson | ./gatehouse import --source github - > count.txt   # the rest
                ./gatehouse events search 'verb:mint actor:"a b"' \\
                    --json && gatehouse --version
                """;
        assertThat(PageCommands.calls(block))
                .containsExactly(
                        List.of("import", "--source", "github", "-"),
                        List.of("events", "search", "verb:mint actor:\"a b\"", "--json"),
                        List.of("--version"));
    }

    @Test
    void seesARunnableBlockThatFails(@TempDir Path folder) throws Exception {
        assertThat(shell(folder).run("./gatehouse no-such-verb\n").code()).isEqualTo(64);
        assertThat(shell(folder).run("./gatehouse --version\n").code()).isZero();
    }

    private PageShell shell(Path folder) {
        return new PageShell(checkout, folder, folder);
    }

    private Stream<Path> pages() {
        return checkout.files(file -> file.toString().endsWith(".md")).stream();
    }

    /// What is wrong with a call, or nothing.
    private static String problem(List<String> call) {
        String verb = call.isEmpty() ? "" : call.getFirst();
        List<String> rest = call.isEmpty() ? call : call.subList(1, call.size());
        return switch (verb) {
            case "--version", "--help", "help", "build" -> "";
            case "test" ->
                    CAMPAIGNS.matcher(String.join(" ", rest)).matches()
                            ? ""
                            : "test takes nothing, or campaigns and its numbers";
            case "bench" ->
                    !rest.isEmpty() && BENCHES.contains(rest.getFirst())
                            ? ""
                            : "bench takes one of " + BENCHES;
            case "up" -> "";
            default -> commandProblem(call);
        };
    }

    private static String commandProblem(List<String> call) {
        try {
            ParseResult result = Main.commandLine().parseArgs(call.toArray(String[]::new));
            while (result.hasSubcommand()) result = result.subcommand();
            return result.matchedPositionals().stream()
                    .filter(given -> given.paramLabel().equals("QUERY"))
                    .map(given -> queryProblem(String.join(" ", given.originalStringValues())))
                    .collect(Collectors.joining());
        } catch (CommandLine.ParameterException problem) {
            return String.valueOf(problem.getMessage());
        }
    }

    private static String queryProblem(String query) {
        try {
            QueryParser.parse(query, QueryScope.utc(Instant.EPOCH));
            return "";
        } catch (QueryProblem problem) {
            return problem.what() + " " + problem.suggestion();
        }
    }

    /// Compares a generated page with the file; `-Dgolden=write` writes it instead.
    private void assertCurrent(String file, String generated) throws IOException {
        Path path = checkout.path(file);
        if (System.getProperty("golden", "").equals("write")) {
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, generated);
        }
        assertThat(Checkout.text(path)).isEqualTo(generated);
    }
}

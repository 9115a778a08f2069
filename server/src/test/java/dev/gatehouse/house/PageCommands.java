package dev.gatehouse.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The shell blocks of a Markdown page and the Gatehouse commands in them.
final class PageCommands {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?ms)^```sh(?: (\\w+))?\\n(.*?)^```(?:\\n+<!-- shows: ([^\\n]*) -->)?");
    private static final Pattern QUERIES = Pattern.compile("(?ms)^```query\\n(.*?)^```");
    private static final Pattern WORD =
            Pattern.compile("'([^']*)'|\"([^\"]*)\"|(#.*)|([|;&<>]+)|([^\\s'\"|;&<>]+)");

    /// A block of commands.
    ///
    /// @param mark `run` where a test runs it alone, `demo` where a test runs it beside the demo;
    ///   else empty
    /// @param shows what its output must contain, from the comment below the block
    record Block(String mark, String text, List<String> shows) {}

    private PageCommands() {}

    static List<Block> blocks(String page) {
        return BLOCK.matcher(page)
                .results()
                .map(found ->
                        new Block(
                                orEmpty(found.group(1)),
                                found.group(2),
                                phrases(orEmpty(found.group(3)))))
                .toList();
    }

    private static List<String> phrases(String comment) {
        return Arrays.stream(comment.split(";", -1))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    /// Every line of the blocks marked `query`.
    static List<String> queries(String page) {
        return QUERIES.matcher(page)
                .results()
                .flatMap(found -> found.group(1).lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    /// Every call of Gatehouse in a block, as the words after its name.
    static List<List<String>> calls(String block) {
        return block.replaceAll("\\\\\\n\\s*", " ")
                .lines()
                .flatMap(line -> simpleCommands(line).stream())
                .filter(words -> !words.isEmpty() && isGatehouse(words.getFirst()))
                .map(words -> words.subList(1, words.size()))
                .toList();
    }

    private static boolean isGatehouse(String word) {
        return word.equals("gatehouse") || word.equals("./gatehouse");
    }

    private static List<List<String>> simpleCommands(String line) {
        var commands = new ArrayList<List<String>>();
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        int end = -1;
        boolean redirected = false;
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            boolean joined = matcher.start() == end;
            end = matcher.end();
            if (!joined && !word.isEmpty()) redirected = flush(words, word, redirected);
            if (matcher.group(3) != null && !joined) break;
            if (matcher.group(4) != null) {
                flush(words, word, redirected);
                redirected = matcher.group(4).matches("[<>]+");
                if (!redirected) {
                    commands.add(List.copyOf(words));
                    words.clear();
                }
                continue;
            }
            word.append(
                    Arrays.asList(1, 2, 3, 5).stream()
                            .map(matcher::group)
                            .filter(found -> found != null)
                            .findFirst()
                            .orElse(""));
        }
        flush(words, word, redirected);
        commands.add(List.copyOf(words));
        return commands;
    }

    /// Ends a word; the word after `<` or `>` names a file and is no argument.
    private static boolean flush(List<String> words, StringBuilder word, boolean redirected) {
        if (word.isEmpty()) return redirected;
        if (!redirected) words.add(word.toString());
        word.setLength(0);
        return false;
    }
}

package dev.gatehouse.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/reference/query-language.md lists what the code knows. Written again with `-Dgolden=write`.
class QueryLanguagePageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("gatehouse.root", ".."), "docs/reference/query-language.md");

    @Test
    void thePageIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String now = replaced(replaced(page, "keys", keys()), "shorthands", shorthands());
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(PAGE, now);
            return;
        }
        assertThat(page).isEqualTo(now);
    }

    @Test
    void everyExampleOfAKeyIsAQueryOfThatKey() {
        for (Key key : Key.values()) {
            Query query = QueryParser.parse(key.example(), QueryScope.utc(Instant.EPOCH));
            assertThat(query)
                    .as(key.example())
                    .isInstanceOfSatisfying(
                            Query.Field.class, field -> assertThat(field.key()).isEqualTo(key));
        }
    }

    private static String keys() {
        StringBuilder out =
                new StringBuilder("| key | also | holds | example |\n| --- | --- | --- | --- |\n");
        for (Key key : Key.values()) {
            String also =
                    key.aliases().stream()
                            .map(alias -> "`" + alias + "`")
                            .collect(Collectors.joining(", "));
            String values =
                    key.closedValues().isEmpty()
                            ? ""
                            : " One of " + String.join(", ", key.closedValues()) + ".";
            out.append(
                    "| `%s` | %s | %s%s | `%s` |\n"
                            .formatted(key.word(), also, key.meaning(), values, key.example()));
        }
        return out.toString();
    }

    private static String shorthands() {
        StringBuilder out =
                new StringBuilder("| write | stands for | in words |\n| --- | --- | --- |\n");
        for (Shorthands.Shorthand each : Shorthands.all()) {
            out.append(
                    "| `is:%s` | `%s` | %s |\n"
                            .formatted(each.name(), each.definition(), each.meaning()));
        }
        return out.toString();
    }

    private static String replaced(String page, String part, String content) {
        String begin = "<!-- generated: " + part + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end -->", from);
        return page.substring(0, from) + content + page.substring(to);
    }
}

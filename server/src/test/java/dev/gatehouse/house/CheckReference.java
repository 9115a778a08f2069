package dev.gatehouse.house;

import dev.gatehouse.posture.Check;
import dev.gatehouse.posture.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// docs/reference/checks.md, written from the files below `checks/`.
final class CheckReference {
    private static final String HEAD =
            """
            # Checks

            Written from the files below `checks/` by `DocsTest`; change a file, then run the test with `-Dgolden=write`.

            `gatehouse checks explain ID` tells all of one. [Posture](../guides/posture.md) says how they are asked and how to write one; the
            schema is [check.schema.json](../../schemas/check.schema.json).
            """;

    private CheckReference() {}

    static String page(Checks checks) {
        Map<String, List<Check>> themes = new TreeMap<>();
        checks.all()
                .forEach(check ->
                        themes.computeIfAbsent(check.theme(), _ -> new ArrayList<>()).add(check));
        StringBuilder page = new StringBuilder(HEAD);
        themes.forEach((theme, some) -> {
            page.append("\n## ").append(theme).append("\n\n");
            page.append("| severity | check | what is wrong | tools | asked by |\n");
            page.append("| --- | --- | --- | --- | --- |\n");
            some.forEach(check -> page.append(row(check)));
        });
        return page.toString();
    }

    private static String row(Check check) {
        return "| %s | `%s` | %s | %s | %s |\n"
                .formatted(
                        check.severity().word(),
                        check.id(),
                        check.title(),
                        String.join(", ", check.tools()),
                        String.join(", ", check.references()));
    }
}

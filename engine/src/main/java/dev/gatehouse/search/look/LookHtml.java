package dev.gatehouse.search.look;

import dev.gatehouse.search.Sentence;
import dev.gatehouse.search.ValueCount;
import dev.gatehouse.search.query.QueryPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The page of a look as one HTML file to send on: no script, nothing loaded from anywhere, light
/// and dark. Everything that comes from a file is escaped, and a policy in the page forbids what
/// escaping would miss.
public final class LookHtml {
    private static final String STYLE = style();

    private LookHtml() {}

    /// The whole document.
    public static String of(LookReport report) {
        StringBuilder out = new StringBuilder(16_384);
        String files =
                report.files().stream()
                        .map(file -> Sentence.name(file.name()))
                        .collect(Collectors.joining(", "));
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<title>A look at ")
                .append(escaped(files))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style></head>\n<body><main>\n")
                .append("<h1>")
                .append(escaped(files))
                .append("</h1>\n<p class=\"lead\"><b>")
                .append(LookText.number(report.events()))
                .append("</b> events")
                .append(escaped(LookText.period(report)))
                .append(" · ")
                .append(escaped(tools(report)))
                .append("</p>\n");
        facts(report, out);
        unseen(report, out);
        things(report, out);
        return out.append(
                        "<footer>Made by <code>gatehouse look</code>. Nothing left this machine.</footer>\n</main></body></html>\n")
                .toString();
    }

    private static String tools(LookReport report) {
        return report.files().stream()
                .map(LookReport.LookedAt::title)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void facts(LookReport report, StringBuilder out) {
        out.append("<dl>\n");
        fact("People", accounts(report.people()), out);
        fact("Machines", accounts(report.machines()), out);
        if (report.others().count() > 0) {
            fact("Others", accounts(report.others()), out);
        }
        fact("Did", counts(report.verbs()), out);
        fact("To what", counts(report.resources()), out);
        fact("Refused", "<b>" + LookText.number(report.refused()) + "</b>", out);
        for (String sentence : LookText.unread(report)) {
            fact("Not read", escaped(sentence), out);
        }
        out.append("</dl>\n");
    }

    private static void fact(String label, String html, StringBuilder out) {
        out.append("<dt>").append(label).append("</dt><dd>").append(html).append("</dd>\n");
    }

    private static String accounts(LookReport.Accounts accounts) {
        return "<b>" + LookText.number(accounts.count()) + "</b> " + counts(accounts.busiest());
    }

    private static String counts(List<ValueCount> values) {
        return values.stream()
                .map(value ->
                        "<span>"
                                + escaped(Sentence.name(value.value()))
                                + " <i>"
                                + LookText.number(value.count())
                                + "</i></span>")
                .collect(Collectors.joining(" "));
    }

    private static void unseen(LookReport report, StringBuilder out) {
        if (report.unseen().isEmpty()) {
            return;
        }
        out.append("<h2>What such files do not show</h2>\n<ul>\n");
        report.unseen()
                .forEach(
                        sentence -> out.append("<li>").append(escaped(sentence)).append("</li>\n"));
        out.append("</ul>\n");
    }

    private static void things(LookReport report, StringBuilder out) {
        if (report.things().isEmpty()) {
            out.append("<h2>" + LookText.nothing(report) + "</h2>\n");
            return;
        }
        out.append("<h2>Worth a look</h2>\n<ol>\n");
        for (Thing thing : report.things()) {
            out.append("<li><h3>")
                    .append(escaped(thing.title()))
                    .append(" <b>")
                    .append(LookText.number(thing.count()))
                    .append("</b></h3><p>")
                    .append(escaped(thing.why()))
                    .append("</p><pre>")
                    .append(escaped(LookText.listCommand(report, thing)))
                    .append("\ngatehouse events search ")
                    .append(escaped(LookText.quoted(QueryPrinter.print(thing.query()))))
                    .append("</pre></li>\n");
        }
        out.append("</ol>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String style() {
        try (InputStream file = LookHtml.class.getResourceAsStream("look.css")) {
            if (file == null) {
                throw new IllegalStateException("look.css is missing beside " + LookHtml.class);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read look.css", unreadable);
        }
    }
}

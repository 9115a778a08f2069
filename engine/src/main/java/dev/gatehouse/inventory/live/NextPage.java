package dev.gatehouse.inventory.live;

import com.google.re2j.Pattern;
import dev.gatehouse.intake.LinkHeader;
import dev.gatehouse.inventory.plan.AnswerReader;
import dev.gatehouse.inventory.plan.ApiPlan;
import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonCut;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.outbound.OutboundAnswer;
import dev.gatehouse.outbound.OutboundUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Where the page behind a page is.
final class NextPage {
    private static final Pattern MAX = Pattern.compile("[?&]max=([0-9]{1,6})(?:&|$)");
    private static final Pattern FIRST = Pattern.compile("&first=([0-9]{1,9})$");

    private NextPage() {}

    /// The address of the page behind this one; nothing behind the last.
    ///
    /// @param page the address of this one
    /// @throws dev.gatehouse.outbound.OutboundProblem when it leads to another host
    static Optional<URI> after(
            ApiPlan.Next next, ListingPlan listing, URI page, OutboundAnswer answer) {
        return switch (next) {
            case LINK ->
                    answer.header("link")
                            .flatMap(LinkHeader::next)
                            .map(link -> OutboundUrl.sameOrigin(page, link));
            case OFFSET -> offset(listing, page, answer);
            case CONTINUE ->
                    text(answer.body(), "metadata", "continue")
                            .map(token -> with(page, "continue", token));
            case NONE -> Optional.empty();
        };
    }

    private static Optional<URI> offset(ListingPlan listing, URI page, OutboundAnswer answer) {
        var max = MAX.matcher(page.toString());
        if (!max.find()) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(max.group(1));
        int had =
                AnswerReader.objects(answer.body(), listing.itemsPath()).map(List::size).orElse(0);
        var first = FIRST.matcher(page.toString());
        int from = first.find() ? Integer.parseInt(first.group(1)) : 0;
        return had < rows
                ? Optional.empty()
                : Optional.of(with(page, "first", Integer.toString(from + rows)));
    }

    private static URI with(URI page, String parameter, String value) {
        String before = page.toString();
        int old = before.indexOf("&" + parameter + "=");
        return URI.create(
                (old < 0 ? before : before.substring(0, old))
                        + "&"
                        + parameter
                        + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static Optional<String> text(byte[] answer, String object, String member) {
        JsonSpan whole = new JsonSpan(0, answer.length);
        return JsonCut.valueOf(answer, whole, object)
                .flatMap(span -> JsonCut.valueOf(answer, span, member))
                .map(span -> text(answer, span))
                .filter(text -> !text.isEmpty());
    }

    private static String text(byte[] answer, JsonSpan span) {
        try {
            return Json.parse(answer, span.offset(), span.length()).text();
        } catch (JsonProblem none) {
            return "";
        }
    }
}

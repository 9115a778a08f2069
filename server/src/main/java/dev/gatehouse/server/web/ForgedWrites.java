package dev.gatehouse.server.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Refuses a write that a browser was tricked into. A write of a session must carry the session's
/// token in a header, which no other site can read or set, and must not come from another origin.
final class ForgedWrites {
    static final String TOKEN_HEADER = "X-CSRF-Token";

    private ForgedWrites() {}

    static void refuse(Call call) {
        refuseOtherSite(call);
        Optional<Caller> session =
                call.anyCaller().filter(caller -> caller.way() == Caller.Way.SESSION);
        if (session.isPresent()) {
            byte[] sent = call.header(TOKEN_HEADER).getBytes(StandardCharsets.UTF_8);
            byte[] ours = session.get().csrf().getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(sent, ours)) {
                throw ProblemException.of(
                        403,
                        "The write does not carry the token of this session; load the page again.");
            }
        }
    }

    // An `Origin` that is not ours, `null` included, is another site; none at all is no browser.
    private static void refuseOtherSite(Call call) {
        String origin = call.header("Origin");
        String site = call.header("Sec-Fetch-Site");
        boolean ours = origin.equals(scheme(call) + "://" + call.header("Host"));
        boolean otherSite = !site.isEmpty() && !site.equals("same-origin") && !site.equals("none");
        if ((!origin.isEmpty() && !ours) || otherSite) {
            throw ProblemException.of(403, "The write comes from another site.");
        }
    }

    private static String scheme(Call call) {
        return call.peer().secure() ? "https" : "http";
    }
}

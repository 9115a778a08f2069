package dev.gatehouse.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Reads a URL an administrator configured, or a link that an answer of the same host gave.
public final class OutboundUrl {
    private OutboundUrl() {}

    /// An absolute https (or, where the policy allows the host, http) URL without user information
    /// and with a host in plain form.
    ///
    /// @throws OutboundProblem of kind REFUSED, saying what is wrong with it
    public static URI parse(String text, OutboundPolicy policy) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException notUri) {
            throw refused("the address is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || uri.isOpaque()) {
            throw refused("the address names no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("an address may hold neither user information nor a fragment");
        }
        if (host.indexOf('%') >= 0) {
            throw refused("the host names a network zone");
        }
        if (looksNumeric(host)) {
            throw refused("the host is a number in disguise: " + host);
        }
        return switch (scheme) {
            case "https" -> uri;
            case "http" -> {
                if (!policy.mayBePlain(host)) {
                    throw refused(
                            "plain http to "
                                    + host
                                    + "; name it under outbound.plain-hosts to allow it");
                }
                yield uri;
            }
            default -> throw refused("only https is spoken, not " + scheme);
        };
    }

    /// Resolves a link of an answer against the URL that gave it; it must stay on scheme, host and
    /// port, so that a credential never follows data elsewhere.
    ///
    /// @throws OutboundProblem of kind REFUSED when it leads elsewhere
    public static URI sameOrigin(URI base, String link) {
        URI next;
        try {
            next = base.resolve(new URI(link));
        } catch (URISyntaxException | IllegalArgumentException notUri) {
            throw refused("the link of the answer is not a URL");
        }
        boolean same =
                base.getScheme().equalsIgnoreCase(String.valueOf(next.getScheme()))
                        && base.getHost().equalsIgnoreCase(String.valueOf(next.getHost()))
                        && base.getPort() == next.getPort()
                        && next.getRawUserInfo() == null;
        if (!same) {
            throw refused("the link of the answer leads away from " + base.getHost());
        }
        return next;
    }

    // `2130706433`, `0x7f.1` and `017700000001` are addresses to some resolvers and names to
    // others.
    private static boolean looksNumeric(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean dottedQuad =
                host.matches("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
        boolean number = last.matches("[0-9]+") || last.matches("0x[0-9a-f]*");
        boolean octal = dottedQuad && host.matches("(.*\\.)?0[0-9].*");
        return number && (!dottedQuad || octal);
    }

    private static OutboundProblem refused(String why) {
        return new OutboundProblem(OutboundProblem.Kind.REFUSED, why);
    }
}

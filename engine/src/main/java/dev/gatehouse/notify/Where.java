package dev.gatehouse.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/// Where a destination is and what proves us there. Secret as a whole, so it has no text form.
///
/// @param address a URL; for PagerDuty that of its Events API, for syslog `syslog://host:port`, for
///   mail `smtps://host:port` or `smtp://host:port`, which begins TLS itself
/// @param secret of a webhook `whsec_…`, the routing key of PagerDuty, `user:password` of a mail
///   server; empty for none
public record Where(String address, String secret) {
    /// Where PagerDuty takes events, unless another address is given.
    public static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

    private static final int PORT_MAX = 65_535;

    @Override
    public String toString() {
        return "Where[" + shown() + "]";
    }

    /// What may be shown: scheme, host and port.
    public String shown() {
        URI uri = uri();
        return uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    String host() {
        return uri().getHost();
    }

    int port() {
        return uri().getPort();
    }

    String scheme() {
        return uri().getScheme();
    }

    private URI uri() {
        try {
            return new URI(address);
        } catch (URISyntaxException wrong) {
            // Its text may hold a secret.
            throw new IllegalArgumentException("the address is no URL");
        }
    }

    /// Checks that it is one of that form.
    ///
    /// @throws IllegalArgumentException saying what is expected
    void check(Form form) {
        URI uri = uri();
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        List<String> schemes =
                switch (form) {
                    case WEBHOOK, SLACK, TEAMS, PAGERDUTY -> List.of("https", "http");
                    case MAIL -> List.of("smtps", "smtp");
                    case SYSLOG -> List.of("syslog");
                };
        if (!schemes.contains(scheme) || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a destination of form "
                            + form.word()
                            + " has an address "
                            + schemes.getFirst()
                            + "://host…, without a user in it");
        }
        boolean needsPort = form == Form.MAIL || form == Form.SYSLOG;
        if (needsPort && (uri.getPort() <= 0 || uri.getPort() > PORT_MAX)) {
            throw new IllegalArgumentException("the address needs a port, such as :6514");
        }
        switch (form) {
            case WEBHOOK -> StandardSignature.key(secret);
            case PAGERDUTY -> {
                if (secret.isBlank()) {
                    throw new IllegalArgumentException("PagerDuty needs its routing key as secret");
                }
            }
            case SLACK, TEAMS, MAIL, SYSLOG -> {}
        }
    }
}

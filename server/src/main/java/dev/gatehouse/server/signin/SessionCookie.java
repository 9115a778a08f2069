package dev.gatehouse.server.signin;

import dev.gatehouse.server.web.Call;

/// The cookie of a session. Under TLS its name keeps other hosts of the domain from setting it; on
/// loopback over plain HTTP browsers refuse that name, so it is plain there.
public final class SessionCookie {
    private static final String PLAIN = "gatehouse_session";

    private SessionCookie() {}

    static String name(boolean secure) {
        return secure ? "__Host-" + PLAIN : PLAIN;
    }

    /// Hands the browser its session.
    public static void set(Call call, String value) {
        write(call, value, (int) Sessions.AGE_DAYS_MAX.toSeconds());
    }

    /// Takes it away.
    public static void clear(Call call) {
        write(call, "", 0);
    }

    private static void write(Call call, String value, int seconds) {
        boolean secure = call.peer().secure();
        call.answerHeader(
                "Set-Cookie",
                name(secure)
                        + "="
                        + value
                        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                        + seconds
                        + (secure ? "; Secure" : ""));
    }
}

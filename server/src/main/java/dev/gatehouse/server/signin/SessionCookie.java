package dev.gatehouse.server.signin;

import dev.gatehouse.server.web.Call;
import java.time.Duration;

/// The cookie of a session. Under TLS its name keeps other hosts of the domain from setting it; on
/// loopback over plain HTTP browsers refuse that name, so it is plain there.
public final class SessionCookie {
    private static final String PLAIN = "gatehouse_session";
    private static final String BEGUN = "gatehouse_sign_on";

    private SessionCookie() {}

    static String name(boolean secure) {
        return named(PLAIN, secure);
    }

    private static String named(String plain, boolean secure) {
        return secure ? "__Host-" + plain : plain;
    }

    /// Hands the browser what it must bring back from the identity provider. The page it comes back
    /// to is ours, so that this one need not leave with strangers' links either.
    public static void begin(Call call, String value, Duration life) {
        write(call, BEGUN, value, (int) life.toSeconds());
    }

    /// What it brought back, once; the empty text when it brought nothing.
    public static String takeBegun(Call call) {
        write(call, BEGUN, "", 0);
        return call.cookie(named(BEGUN, call.peer().secure()));
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
        write(call, PLAIN, value, seconds);
    }

    private static void write(Call call, String plain, String value, int seconds) {
        boolean secure = call.peer().secure();
        call.answerHeader(
                "Set-Cookie",
                named(plain, secure)
                        + "="
                        + value
                        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                        + seconds
                        + (secure ? "; Secure" : ""));
    }
}

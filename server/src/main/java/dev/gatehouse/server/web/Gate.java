package dev.gatehouse.server.web;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Stands before everything: one spelling of a path, the methods there are, the hosts we answer to,
/// and the headers every answer carries. Nothing behind it sees a request that did not pass.
final class Gate extends Handler.Wrapper {
    /// Characters of a request's path and query together.
    static final int TARGET_CHARS_MAX = 16_384;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    // What a path may be written with, and what may not hide in it: an encoded dot, slash,
    // backslash, percent, semicolon or control character has a second reading somewhere.
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~!$&'()*+,=:@%-]*+)++");
    private static final Pattern SECOND_READING =
            Pattern.compile(
                    "//|/\\.{1,2}(?:/|$)|%(?:2[ef]|5c|25|3b|[01][0-9a-f]|7f)|%(?![0-9a-f]{2})");

    private static final List<HttpField> ALWAYS =
            List.of(
                    new HttpField("Content-Security-Policy", contentSecurityPolicy()),
                    new HttpField("X-Content-Type-Options", "nosniff"),
                    new HttpField("Referrer-Policy", "no-referrer"),
                    new HttpField("X-Frame-Options", "DENY"),
                    new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
                    new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
                    new HttpField(
                            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

    private final Doors doors;
    private final Set<String> hosts;

    Gate(Doors doors) {
        this.doors = doors;
        this.hosts =
                Stream.concat(LOOPBACK.stream(), doors.hosts().stream())
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    static String contentSecurityPolicy() {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        ALWAYS.forEach(headers::put);
        Peer peer = PeerFinder.find(request, doors);
        if (peer.secure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.getHttpURI().getPath();
        if (path == null || !isPlain(request)) {
            return refuse(response, callback, 400, "The address has more than one reading.");
        }
        if (!METHODS.contains(request.getMethod())) {
            headers.put(HttpHeader.ALLOW, "GET, HEAD, POST, PATCH, DELETE");
            return refuse(response, callback, 405, "There is no such method here.");
        }
        if (!peer.isLocal() && !isServed(request)) {
            return refuse(
                    response,
                    callback,
                    421,
                    "This host name is not served here; the setting `hosts` lists those that are.");
        }
        request.setAttribute(Peers.ATTRIBUTE, peer);
        request.setAttribute(Peers.HANG_UP, hangUp(request));
        return super.handle(request, response, callback);
    }

    private static Runnable hangUp(Request request) {
        return () -> request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    private static boolean isPlain(Request request) {
        String path = request.getHttpURI().getPath();
        String target = request.getHttpURI().getPathQuery();
        return target.length() <= TARGET_CHARS_MAX
                && PATH.matcher(path).matches()
                && !SECOND_READING.matcher(path.toLowerCase(Locale.ROOT)).find();
    }

    private boolean isServed(Request request) {
        List<String> sent = request.getHeaders().getValuesList(HttpHeader.HOST);
        if (sent.size() > 1) {
            return false;
        }
        String host = request.getHttpURI().getHost();
        if (host == null) {
            return false;
        }
        String header = sent.isEmpty() ? host : withoutPort(sent.getFirst());
        return header.equalsIgnoreCase(host) && hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    static boolean refuse(Response response, Callback callback, int status, String detail) {
        byte[] body =
                ("{\"type\":\"about:blank\",\"title\":\""
                                + Problem.title(status)
                                + "\",\"status\":"
                                + status
                                + ",\"detail\":\""
                                + detail
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    static String addressOf(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress()
                        instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "local";
    }
}

package dev.gatehouse.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// Speaks to the tools. Every request: the URL is read strictly, the host is resolved once, every
/// address is checked, and the connection goes to a checked address; no redirect is followed, no
/// cookie is kept, no proxy of the environment is taken; the answer is capped in bytes, headers and
/// time. Safe for any number of threads.
public final class OutboundClient implements AutoCloseable {
    /// Time to connect.
    public static final Duration CONNECT_SECONDS_MAX = Duration.ofSeconds(5);

    /// Header lines of an answer.
    public static final int HEADER_LINES_MAX = 200;

    /// Characters of one header line of an answer.
    public static final int HEADER_LINE_CHARS_MAX = 16 * 1024;

    private static final int READ_CHUNK_BYTES = 16 * 1024;

    private final OutboundPolicy policy;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    public OutboundClient(OutboundPolicy policy) {
        this.policy = policy;
        this.client =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(new CheckedResolver(policy))
                                        .setDefaultConnectionConfig(connection())
                                        .setConnectionFactory(connections())
                                        .build())
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("outbound-deadline").factory());
        timer.setRemoveOnCancelPolicy(true);
        this.deadlines = timer;
    }

    /// Gets what the URL names.
    ///
    /// @throws OutboundProblem refused, unreachable or over the cap
    public OutboundAnswer get(OutboundRequest request) {
        return exchange(new HttpGet(OutboundUrl.parse(request.url(), policy)), request);
    }

    /// Posts a body to what the URL names; its kind is told by the request's headers.
    ///
    /// @throws OutboundProblem refused, unreachable or over the cap
    public OutboundAnswer post(OutboundRequest request, byte[] body) {
        HttpPost post = new HttpPost(OutboundUrl.parse(request.url(), policy));
        post.setEntity(new ByteArrayEntity(body, null));
        return exchange(post, request);
    }

    /// A connection to a host, to an address that was checked, with TLS unless the policy lets the
    /// host be spoken to without.
    ///
    /// @throws OutboundProblem refused or unreachable
    public Socket connect(String host, int port, Duration silenceMax) {
        return new OutboundSocket(policy).connect(host, port, silenceMax, false);
    }

    /// A connection to a host, to an address that was checked, on which the caller begins TLS
    /// itself before it says anything that matters.
    ///
    /// @throws OutboundProblem refused or unreachable
    public Socket connectToUpgrade(String host, int port, Duration silenceMax) {
        return new OutboundSocket(policy).connect(host, port, silenceMax, true);
    }

    /// Whether an administrator said that the host may be spoken to without TLS.
    public boolean mayBePlain(String host) {
        return policy.mayBePlain(host);
    }

    private OutboundAnswer exchange(HttpUriRequestBase asked, OutboundRequest request) {
        String host = String.valueOf(asked.getAuthority().getHostName());
        request.headers().forEach(asked::setHeader);
        asked.setConfig(
                RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(request.wholeTimeMax()))
                        .setConnectionRequestTimeout(Timeout.of(request.wholeTimeMax()))
                        .build());
        // A byte now and then keeps a read timeout asleep for ever; this one bounds the whole.
        var deadline =
                deadlines.schedule(
                        asked::cancel, request.wholeTimeMax().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(asked, response -> read(response, request.bodyBytesMax()));
        } catch (UnknownHostException unknown) {
            throw new OutboundProblem(
                    OutboundProblem.Kind.UNREACHABLE, "no address is known for " + host, unknown);
        } catch (IOException problem) {
            if (asked.isCancelled()) {
                throw new OutboundProblem(
                        OutboundProblem.Kind.OVER_THE_CAP,
                        host + " took longer than " + request.wholeTimeMax().toSeconds() + " s",
                        problem);
            }
            throw new OutboundProblem(
                    OutboundProblem.Kind.UNREACHABLE,
                    "no answer from " + host + ": " + problem.getClass().getSimpleName(),
                    problem);
        } finally {
            deadline.cancel(false);
        }
    }

    private static OutboundAnswer read(ClassicHttpResponse response, int bodyBytesMax)
            throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(
                            header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return new OutboundAnswer(
                response.getCode(), headers, body(response.getEntity(), bodyBytesMax));
    }

    private static byte[] body(@org.jspecify.annotations.Nullable HttpEntity entity, int bytesMax)
            throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (InputStream in = entity.getContent()) {
            byte[] chunk = new byte[READ_CHUNK_BYTES];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                whole.write(chunk, 0, n);
                if (whole.size() > bytesMax) {
                    throw new OutboundProblem(
                            OutboundProblem.Kind.OVER_THE_CAP,
                            "the answer is longer than " + bytesMax + " bytes");
                }
            }
        }
        return whole.toByteArray();
    }

    private static ConnectionConfig connection() {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT_SECONDS_MAX))
                .setTimeToLive(Timeout.ofMinutes(5))
                .build();
    }

    private static org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory
            connections() {
        return org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                        Http1Config.custom()
                                .setMaxHeaderCount(HEADER_LINES_MAX)
                                .setMaxLineLength(HEADER_LINE_CHARS_MAX)
                                .build())
                .build();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException atTheEnd) {
            throw new java.io.UncheckedIOException(atTheEnd);
        }
    }

    /// Resolves once; the connection is made to what this returns and to nothing else.
    private record CheckedResolver(OutboundPolicy policy) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return AddressGuard.resolve(host, policy);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}

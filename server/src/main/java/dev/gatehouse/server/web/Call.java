package dev.gatehouse.server.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request, as routes see it: what came with it beside the question, and what goes back beside
/// the answer.
public final class Call {
    private final Context context;
    private final Peer peer;
    private @Nullable Caller caller;
    private Callers callers = call -> Optional.empty();

    Call(Context context, Peer peer) {
        this.context = context;
        this.peer = peer;
    }

    /// Who asks.
    ///
    /// @throws ProblemException 401 on an open route where nobody signed in
    public Caller caller() {
        Caller known = caller;
        if (known == null) {
            throw ProblemException.of(401, "Sign in first.");
        }
        return known;
    }

    /// Who asks, on a route open to all.
    public Optional<Caller> anyCaller() {
        return Optional.ofNullable(caller);
    }

    /// Whether who asked may still do so, for answers that go on for long: signed out, revoked,
    /// expired or disabled since, they may not.
    public boolean isStillAllowed(Capability capability) {
        try {
            return callers.of(this).filter(now -> now.may(capability)).isPresent();
        } catch (ProblemException refused) {
            return false;
        }
    }

    void knownTo(Callers doorkeeper) {
        callers = doorkeeper;
        doorkeeper.of(this).ifPresent(known -> caller = known);
    }

    /// The other end: its address, and how far it can be believed.
    public Peer peer() {
        return peer;
    }

    /// The header's first value, or the empty text.
    public String header(String name) {
        String value = context.req().getHeader(name);
        return value == null ? "" : value;
    }

    /// Every value of the header.
    public List<String> headers(String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /// The names of all headers.
    public List<String> headerNames() {
        return Collections.list(context.req().getHeaderNames());
    }

    /// The cookie's value, or the empty text.
    public String cookie(String name) {
        String value = context.cookie(name);
        return value == null ? "" : value;
    }

    /// The media type of the body in small letters, without parameters.
    public String contentType() {
        String value = header("Content-Type");
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters))
                .strip()
                .toLowerCase(java.util.Locale.ROOT);
    }

    /// The declared length of the body; -1 when it is not declared.
    public long contentLength() {
        return context.req().getContentLengthLong();
    }

    /// The body as it comes; whoever reads it bounds it.
    public InputStream body() throws IOException {
        return context.req().getInputStream();
    }

    /// Adds a header to the answer.
    public void answerHeader(String name, String value) {
        context.res().addHeader(name, value);
    }

    /// The status of the answer, where it is not 200.
    public void answerStatus(int status) {
        context.status(status);
    }

    HttpServletRequest request() {
        return context.req();
    }
}

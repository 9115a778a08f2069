package dev.gatehouse.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gatehouse.journal.JournalException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one route: who asks, may they, is the write theirs, what do they ask; then the answer, or
/// the problem. Nothing a route throws leaves the process without one.
final class RouteHandler<Q extends Record, A> implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);

    private static final AtomicLong FAILURES = new AtomicLong();
    private static final Duration JOURNAL_WAIT = Duration.ofSeconds(10);

    private final Route<Q, A> route;
    private final Callers callers;

    RouteHandler(Route<Q, A> route, Callers callers) {
        this.route = route;
        this.callers = callers;
    }

    @Override
    public void handle(Context context) throws IOException {
        Call call = new Call(context, Peers.of(context.req()));
        try {
            admit(call);
            Q question =
                    Questions.read(call, route, context.pathParamMap(), context.queryParamMap());
            write(context, route.answering().answer(call, question));
        } catch (ProblemException refused) {
            problem(context, refused);
        } catch (JournalException closed) {
            problem(context, cannotAppend());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            problem(context, ProblemException.of(503, "Gatehouse is stopping."));
        } catch (EofException gone) {
            Peers.hangUp(context.req());
        } catch (IOException world) {
            boolean silent = world.getCause() instanceof TimeoutException;
            problem(
                    context,
                    silent
                            ? ProblemException.of(408, "The body stopped coming.")
                            : reported(world));
        } catch (Exception ours) {
            boolean malformed = ours instanceof HttpException http && http.getCode() < 500;
            problem(
                    context,
                    malformed
                            ? ProblemException.of(400, "The body is not what its head announced.")
                            : reported(ours));
        }
    }

    private void admit(Call call) {
        if (route.access() instanceof Access.OwnScheme) {
            return;
        }
        call.knownTo(callers);
        switch (route.access()) {
            case Access.Open _, Access.OwnScheme _ -> {}
            case Access.SignedIn _ -> call.caller();
            case Access.Needs(Capability capability) -> {
                if (!call.caller().may(capability)) {
                    throw ProblemException.of(
                            403, "This needs the capability " + capability.word() + ".");
                }
            }
        }
        if (route.method() != Route.Method.GET) {
            ForgedWrites.refuse(call);
        }
    }

    private void write(Context context, A answer) throws IOException, InterruptedException {
        switch (answer) {
            case Streamed streamed -> {
                context.res().setContentType(streamed.contentType());
                context.res().setHeader("Cache-Control", "no-store");
                OutputStream out = context.res().getOutputStream();
                streamed.writing().write(out);
                out.flush();
            }
            case Route.Nothing _ -> context.status(204);
            case Object record -> json(context, record);
        }
    }

    private static void json(Context context, Object record) throws JsonProcessingException {
        context.header("Cache-Control", "no-store");
        context.contentType("application/json");
        context.result(JsonMapping.mapper().writeValueAsBytes(record));
    }

    private static void problem(Context context, ProblemException refused) throws IOException {
        if (context.res().isCommitted()) {
            Peers.hangUp(context.req());
            return;
        }
        if (refused.retryAfterSeconds() > 0) {
            context.header("Retry-After", Long.toString(refused.retryAfterSeconds()));
        }
        Problem problem = refused.problem();
        if (problem.status() == 413 || problem.status() == 408) {
            context.header("Connection", "close");
        }
        context.status(problem.status());
        context.header("Cache-Control", "no-store");
        context.contentType(Problem.CONTENT_TYPE);
        context.result(
                JsonMapping.mapper().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException cannotAppend() {
        return ProblemException.later(
                503, "The journal cannot take records now; Integrity says why.", JOURNAL_WAIT);
    }

    private ProblemException reported(Exception ours) {
        long reference = FAILURES.incrementAndGet();
        LOG.atError()
                .addKeyValue("reference", reference)
                .addKeyValue("route", route.method() + " " + route.path())
                .setCause(ours)
                .log("a route failed");
        return ProblemException.of(
                500,
                "Something went wrong inside; the log says what under reference "
                        + reference
                        + ".");
    }
}

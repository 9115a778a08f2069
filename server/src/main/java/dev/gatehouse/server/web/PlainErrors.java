package dev.gatehouse.server.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what the HTTP parser itself refuses, in the same form as every other problem and without
/// a word about the inside.
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        response.getHeaders().put(new HttpField("X-Content-Type-Options", "nosniff"));
        return Gate.refuse(response, callback, status, "The request was not understood.");
    }
}

package dev.gatehouse.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Serves the built user interface. An address that names no file is one of its screens and gets
/// the page, except below `/api/`, `/assets/` and the other places where a missing thing is
/// missing.
public final class Screens {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final Path folder;

    /// @param folder the build's output; need not exist, then a sentence says how to make it
    public Screens(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    void serve(Context context) throws IOException {
        String path = context.path();
        if (path.startsWith("/api/") || path.startsWith("/intake") || path.startsWith("/health")) {
            context.status(404);
            return;
        }
        Path file = folder.resolve(path.substring(1)).normalize();
        boolean named = file.startsWith(folder) && Files.isRegularFile(file);
        if (!named && path.startsWith("/assets/")) {
            context.status(404);
            return;
        }
        Path page = folder.resolve("index.html");
        if (!named && !Files.isRegularFile(page)) {
            context.contentType("text/plain; charset=utf-8");
            context.status(404);
            context.result(
                    "The screens are not built here; `./gatehouse up` builds them."
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        write(context, named ? file : page, path.startsWith("/assets/"));
    }

    // Names below /assets/ carry a hash of their content, so they may be kept for good.
    private static void write(Context context, Path file, boolean keep) throws IOException {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        context.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
        context.header("Cache-Control", keep ? "public, max-age=31536000, immutable" : "no-cache");
        context.result(Files.readAllBytes(file));
    }
}

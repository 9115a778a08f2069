package dev.gatehouse.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs a block of a page in bash, `./gatehouse` being the command line on this test's class path,
/// in a folder that shows the checkout's sources.
///
/// @param folder where the block runs and what it takes for its home
/// @param data the data directory of the server it talks to
record PageShell(Checkout checkout, Path folder, Path data) {
    private static final String LAUNCHER =
            "./gatehouse() { \"$JAVA\" -cp \"$CLASS_PATH\" \"-Dgatehouse.root=$ROOT\""
                    + " dev.gatehouse.cli.Main \"$@\"; }\n";

    /// How a block ended and what it printed.
    record Ended(int code, String output) {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    Ended run(String block) throws IOException, InterruptedException {
        Path sources = folder.resolve("sources");
        Files.createSymbolicLink(sources, checkout.path("sources"));
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", LAUNCHER + block);
        var environment = builder.environment();
        environment.put("JAVA", java().toString());
        environment.put("CLASS_PATH", System.getProperty("java.class.path"));
        environment.put("ROOT", checkout.root().toString());
        environment.put("HOME", folder.toString());
        environment.put("GATEHOUSE_DATA", data.toString());
        Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        Files.delete(sources);
        if (code != 0) System.err.println(output);
        return new Ended(code, output);
    }
}

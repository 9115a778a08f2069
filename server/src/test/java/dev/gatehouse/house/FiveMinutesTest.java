package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks docs/start/five-minutes.md: starts the demo and runs the page's commands beside it.
class FiveMinutesTest {
    private static final Duration SHOWN_WITHIN_MAX = Duration.ofSeconds(90);

    private final Checkout checkout = Checkout.ofThisBuild();

    @TempDir Path folder;

    @Test
    void thePageCanBeWalked() throws Exception {
        List<PageCommands.Block> blocks =
                PageCommands.blocks(checkout.text("docs/start/five-minutes.md")).stream()
                        .filter(block -> block.mark().equals("demo"))
                        .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(3);
        Path data = folder.resolve("data");
        Process demo = start(data);
        try (BufferedReader output = demo.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("Ready")) line = output.readLine();
            assertThat(line).as("the demo says that it is ready").isNotNull();
            var shell =
                    new PageShell(checkout, Files.createDirectory(folder.resolve("home")), data);
            for (PageCommands.Block block : blocks) {
                PageShell.Ended ended = shown(shell, block);
                assertThat(ended.code()).as(block.text()).isZero();
                assertThat(ended.output())
                        .as(block.text())
                        .contains(block.shows())
                        .doesNotContain("WARNING", "Exception");
            }
        } finally {
            demo.toHandle().destroy();
            demo.waitFor();
        }
    }

    /// The last run of a block: repeated while the month before now is still coming in.
    private static PageShell.Ended shown(PageShell shell, PageCommands.Block block)
            throws Exception {
        long deadline = System.nanoTime() + SHOWN_WITHIN_MAX.toNanos();
        while (true) {
            PageShell.Ended ended = shell.run(block.text());
            boolean shows = block.shows().stream().allMatch(ended.output()::contains);
            if (shows || System.nanoTime() > deadline) return ended;
        }
    }

    private Process start(Path data) throws IOException {
        var command = new ArrayList<String>();
        command.add(PageShell.java().toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dgatehouse.root=" + checkout.root());
        command.add("-Dgatehouse.simulator.jars=" + simulatorJars());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.gatehouse.server.Main"));
        command.addAll(List.of("up", "--demo", "--data", data.toString(), "--port", "0"));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// The simulator as the launcher hands it over: a folder of jars.
    private Path simulatorJars() throws IOException {
        Path jars = Files.createDirectory(folder.resolve("simulator"));
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path path = Path.of(entry);
            String name = path.getFileName().toString();
            if (name.startsWith("jackson-core-")) Files.copy(path, jars.resolve(name));
            if (!entry.contains("/simulator/")) continue;
            if (Files.isDirectory(path)) {
                pack(path, jars.resolve("simulator.jar"));
            } else {
                Files.copy(path, jars.resolve(name));
            }
        }
        return jars;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var output = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : Checkout.files(classes, path -> true)) {
                output.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, output);
            }
        }
    }
}

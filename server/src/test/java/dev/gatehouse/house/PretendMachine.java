package dev.gatehouse.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// A folder with a space in its name holding the launcher, a tiny checkout, and pretend tools, so
/// that the launcher can be watched without building anything.
record PretendMachine(Path folder) {
    private static final String JAVA =
            """
            #!/bin/bash
            case "$*" in *AOTCacheOutput*) exit 1 ;; esac
            trap 'echo stopped; exit 5' TERM
            echo "process $$"
            for word in "$@"; do echo "[$word]"; done
            case "$*" in *wait-for-a-signal*) while :; do sleep 0.05; done ;; esac
            exit 3
            """;
    private static final String MAVEN =
            """
            #!/bin/bash
            echo built >> "$HOME/builds"
            [ ! -f "$HOME/breaks" ] || { echo '[ERROR] no such symbol: Gate'; exit 1; }
            mkdir -p cli/target/launcher cli/target/surefire-reports
            echo jar > cli/target/launcher/cli-9.8.7.jar
            echo '<testsuite name="A" time="1" tests="5" errors="0" skipped="1" failures="1">' \\
                > cli/target/surefire-reports/TEST-A.xml
            echo 'Tests run: 5'
            for word in "$@"; do
                case "$word" in
                    -Dgatehouse.tallies=*)
                        echo "{\\"campaign\\":\\"torn-tail\\",\\"rounds\\":2,\\"acknowledged\\":3,\\"lost\\":0}" > "${word#*=}"
                        echo 'BUILD SUCCESS' ;;
                    -Dgatehouse.seeds=*) echo "ERROR asked for ${word#*=} seeds" ;;
                esac
            done
            """;

    /// What a command left behind.
    record Ended(int code, String output, String errors) {}

    static PretendMachine in(Path temporary, Checkout checkout) throws IOException {
        var machine = new PretendMachine(temporary.resolve("a house"));
        for (String file : List.of("gatehouse", ".ci/suite.sh")) {
            // No JDK of the real machine may be found, whatever is installed here.
            machine.write(file, checkout.text(file).replace("/usr/lib/jvm/", "/nowhere/"));
        }
        machine.write("pom.xml", "<project>\n  <version>9.8.7</version>\n</project>\n");
        machine.write("cli/pom.xml", "<project/>");
        machine.write("cli/src/main/java/Cli.java", "class Cli {}");
        machine.write("tools/mvn", MAVEN);
        for (String tool : List.of("npm", "chromium"))
            machine.write("tools/" + tool, "#!/bin/bash\n");
        machine.write("tools/node", "#!/bin/bash\necho v22.1.0\n");
        for (String tool : List.of("java", "javac")) machine.write("jdk/bin/" + tool, JAVA);
        machine.write("jdk/release", "JAVA_VERSION=\"25.0.3\"\n");
        return machine;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    long builds() throws IOException {
        Path builds = folder.resolve("home/builds");
        if (!Files.exists(builds)) return 0;
        try (Stream<String> lines = Files.lines(builds)) {
            return lines.count();
        }
    }

    ProcessBuilder command(String jdk, String... words) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        var command =
                Stream.concat(Stream.of(folder.resolve("gatehouse").toString()), Stream.of(words));
        var builder = new ProcessBuilder(command.toList()).directory(folder.toFile());
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", folder.resolve("tools") + ":/usr/bin:/bin");
        environment.put("HOME", folder.resolve("home").toString());
        if (!jdk.isEmpty()) environment.put("JAVA_HOME", folder.resolve(jdk).toString());
        return builder;
    }

    /// Runs the launcher to its end with the pretend JDK.
    Ended run(String... words) throws IOException, InterruptedException {
        return end(command("jdk", words));
    }

    Ended runWithoutJdk(String... words) throws IOException, InterruptedException {
        return end(command("", words));
    }

    private Ended end(ProcessBuilder builder) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "errors", "");
        Process process = builder.redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(errors));
    }
}

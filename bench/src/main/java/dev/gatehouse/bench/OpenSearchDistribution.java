package dev.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The OpenSearch distribution of Maven Central, fetched by Maven on first use and kept unpacked in
/// `.gatehouse/peers` between runs; never part of the checkout.
final class OpenSearchDistribution {
    static final String VERSION = "3.6.0";

    private static final String ARTEFACT =
            "org.opensearch.distribution.integ-test-zip:opensearch:" + VERSION + ":zip";
    private static final String COPY =
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private OpenSearchDistribution() {}

    /// The folder it lies in.
    static Path unpacked(BenchSettings settings) throws IOException, InterruptedException {
        Path peers = Files.createDirectories(settings.root().resolve(".gatehouse/peers"));
        Path home = peers.resolve("opensearch-" + VERSION);
        if (Files.exists(home.resolve("bin/opensearch"))) {
            return home;
        }
        Path zip = peers.resolve("opensearch-" + VERSION + ".zip");
        if (!Files.exists(zip)) {
            settings.say("fetching " + ARTEFACT);
            ChildProcess.run(
                    onThisJdk(
                            new ProcessBuilder(
                                    "mvn",
                                    "-B",
                                    COPY,
                                    "-Dartifact=" + ARTEFACT,
                                    "-DoutputDirectory=" + peers)),
                    peers.resolve("fetch.log"));
        }
        settings.say("unpacking " + zip);
        unpack(zip, peers.resolve("unpacking"));
        try (var inside = Files.list(peers.resolve("unpacking"))) {
            Files.move(inside.findFirst().orElseThrow(), home);
        }
        return home;
    }

    private static void unpack(Path zip, Path into) throws IOException {
        Folders.delete(into);
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException(entry.getName() + " would lie outside");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    write(entries, target);
                }
            }
        }
    }

    private static void write(InputStream entry, Path target) throws IOException {
        Path folder = Files.createDirectories(target.resolve("..").normalize());
        Files.copy(entry, target);
        if (folder.endsWith("bin")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /// The command in front of one that must not run as root: none for everybody else.
    static List<String> asOrdinaryUser() {
        return isRoot()
                ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                : List.of();
    }

    /// Gives the folders to that user.
    static void hand(Path... folders) throws IOException {
        if (!isRoot()) {
            return;
        }
        for (Path folder : folders) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.toList()) {
                    Files.setAttribute(path, "unix:uid", 65_534);
                }
            }
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    // The build's settings for Maven's own JVM are for this JDK; the default one may refuse them.
    private static ProcessBuilder onThisJdk(ProcessBuilder builder) {
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}

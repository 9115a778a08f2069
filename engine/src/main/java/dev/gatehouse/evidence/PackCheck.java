package dev.gatehouse.evidence;

import dev.gatehouse.journal.Attestation;
import dev.gatehouse.journal.VerifierKey;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Checks a pack without a server: that its manifest is what the key signed, that every file is
/// what the manifest says, and nothing else is in it. Where a file is another, its lines say which.
/// What is wrong is a sentence; nothing in the pack is followed, run or unpacked.
public final class PackCheck {
    /// Bytes of a manifest that is read at all.
    static final int MANIFEST_BYTES_MAX = 64 * 1024 * 1024;

    /// Rows of one file that are named; beyond it they are counted.
    static final int ROWS_NAMED_MAX = 10;

    /// Bytes a file of a pack unpacks to at most.
    static final long FILE_BYTES_MAX = 64L * 1024 * 1024 * 1024;

    private static final Pattern EVENT =
            Pattern.compile("\"id\":\"(\\d{1,18}\\.\\d{1,9})\"|^\"(\\d{1,18}\\.\\d{1,9})\",");

    private final ZipFile zip;
    private final List<String> problems = new ArrayList<>();

    private PackCheck(ZipFile zip) {
        this.zip = zip;
    }

    /// What was found.
    ///
    /// @param manifest what the pack says of itself; empty where it could not be read
    /// @param problems none where everything holds
    public record Found(JsonObject manifest, List<String> problems) {
        public Found {
            problems = List.copyOf(problems);
        }
    }

    /// Checks a file.
    ///
    /// @param key whose signature counts
    /// @throws IOException when it cannot be read
    public static Found check(Path file, VerifierKey key) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            PackCheck check = new PackCheck(zip);
            JsonObject manifest = check.all(key);
            return new Found(manifest, check.problems);
        } catch (ZipException noZip) {
            return none("it is no zip file, or a broken one: " + noZip.getMessage());
        }
    }

    /// The key a pack names itself, to be compared with one from elsewhere.
    ///
    /// @throws IllegalArgumentException when it names none
    /// @throws IOException when it cannot be read
    public static VerifierKey namedKey(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            byte[] bytes = new PackCheck(zip).small(PackWriter.MANIFEST);
            return VerifierKey.parse(
                    Json.parse(bytes) instanceof JsonObject manifest
                            ? manifest.get("key").text()
                            : "");
        } catch (ZipException | JsonProblem broken) {
            throw new IllegalArgumentException("it is no pack: " + broken.getMessage(), broken);
        }
    }

    private static Found none(String problem) {
        return new Found(new JsonObject(new LinkedHashMap<>()), List.of(problem));
    }

    private JsonObject all(VerifierKey key) throws IOException {
        byte[] bytes = small(PackWriter.MANIFEST);
        JsonObject manifest = new JsonObject(new LinkedHashMap<>());
        try {
            Attestation signed = Attestation.verify(small(PackWriter.SIGNATURE), key);
            if (!signed.what().equals(Packs.WHAT) || !signed.isAbout(bytes)) {
                problems.add(PackWriter.MANIFEST + " is not what was signed");
            }
            if (Json.parse(bytes) instanceof JsonObject object) {
                manifest = object;
            }
        } catch (IllegalArgumentException | JsonProblem wrong) {
            problems.add(PackWriter.MANIFEST + ": " + wrong.getMessage());
            return manifest;
        }
        files(manifest);
        return manifest;
    }

    private byte[] small(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException(name + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MANIFEST_BYTES_MAX + 1);
            if (bytes.length > MANIFEST_BYTES_MAX) {
                throw new ZipException(name + " is larger than any manifest");
            }
            return bytes;
        }
    }

    private void files(JsonObject manifest) throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        if (manifest.get("files") instanceof JsonArray files) {
            for (JsonValue one : files.items()) {
                if (one instanceof JsonObject file) {
                    said.put(file.get("name").text(), file.get("sha256").text());
                }
            }
        }
        Set<String> there = new LinkedHashSet<>();
        zip.stream()
                .map(ZipEntry::getName)
                .forEach(name -> {
                    if (!there.add(name)) {
                        problems.add(name + " is in it twice");
                    }
                });
        there.stream()
                .filter(name -> !said.containsKey(name))
                .filter(name ->
                        !name.equals(PackWriter.MANIFEST) && !name.equals(PackWriter.SIGNATURE))
                .forEach(
                        name -> problems.add(name + " is in it, and its manifest does not say so"));
        for (Map.Entry<String, String> one : said.entrySet()) {
            if (!there.contains(one.getKey())) {
                problems.add(one.getKey() + " is missing");
            } else if (!digest(one.getKey()).equals(one.getValue())) {
                different(one.getKey(), said, there);
            }
        }
    }

    private String digest(String name) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
                if (bytes > FILE_BYTES_MAX) {
                    return "larger than any";
                }
            }
        } catch (ZipException broken) {
            return "broken";
        }
        return Digests.hex(digest);
    }

    // The digests of its lines are in a file of their own; where that holds, they say which differ.
    private void different(String name, Map<String, String> said, Set<String> there)
            throws IOException {
        String rows = name + PackWriter.ROWS;
        boolean isToldApart =
                there.contains(rows) && digest(rows).equals(said.getOrDefault(rows, ""));
        if (!isToldApart) {
            problems.add(name + " is not what was signed");
            return;
        }
        int wrong = 0;
        try (InputStream signed = open(rows);
                InputStream lines = open(name)) {
            Optional<byte[]> digest = PackLines.next(signed);
            Optional<byte[]> line = PackLines.next(lines);
            for (int row = 1; digest.isPresent() || line.isPresent(); row++) {
                Optional<String> problem = problem(digest, line);
                if (problem.isPresent()) {
                    wrong++;
                    if (wrong <= ROWS_NAMED_MAX) {
                        problems.add(name + ", row " + row + problem.get());
                    }
                }
                digest = PackLines.next(signed);
                line = PackLines.next(lines);
            }
        } catch (ZipException broken) {
            problems.add(name + " cannot be read to its end: " + broken.getMessage());
        }
        if (wrong > ROWS_NAMED_MAX) {
            problems.add(name + ": " + (wrong - ROWS_NAMED_MAX) + " more rows");
        }
        if (wrong == 0) {
            problems.add(name + " is not what was signed, though its rows are: its line ends");
        }
    }

    private InputStream open(String name) throws IOException {
        return new BufferedInputStream(zip.getInputStream(zip.getEntry(name)));
    }

    private static Optional<String> problem(Optional<byte[]> digest, Optional<byte[]> line) {
        if (line.isEmpty()) {
            return Optional.of(" is missing");
        }
        String signed = digest.map(one -> new String(one, StandardCharsets.US_ASCII)).orElse("");
        if (Digests.of(line.get()).equals(signed)) {
            return Optional.empty();
        }
        Matcher event = EVENT.matcher(new String(line.get(), StandardCharsets.UTF_8));
        String named =
                event.find() ? " (event " + event.group(event.start(1) < 0 ? 2 : 1) + ")" : "";
        return Optional.of(named + (digest.isEmpty() ? " was added" : " is not what was signed"));
    }
}

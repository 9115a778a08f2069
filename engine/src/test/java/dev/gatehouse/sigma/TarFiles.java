package dev.gatehouse.sigma;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Reads the files of a `.tar.gz`, in the forms of GNU and POSIX names.
final class TarFiles {
    private static final int BLOCK_BYTES = 512;

    private TarFiles() {}

    static Map<String, String> read(Path archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(archive);
                DataInputStream data = new DataInputStream(new GZIPInputStream(in))) {
            byte[] header = new byte[BLOCK_BYTES];
            String longName = "";
            for (data.readFully(header); header[0] != 0; data.readFully(header)) {
                int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
                byte[] content = new byte[size];
                data.readFully(content);
                data.skipNBytes((BLOCK_BYTES - size % BLOCK_BYTES) % BLOCK_BYTES);
                String name = longName.isEmpty() ? name(header) : longName;
                longName = "";
                switch (header[156]) {
                    case 'L' -> longName = text(content, 0, size);
                    case 'x' -> longName = paxPath(new String(content, StandardCharsets.UTF_8));
                    case '0', 0 -> files.put(name, new String(content, StandardCharsets.UTF_8));
                    default -> {}
                }
            }
        }
        return files;
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        boolean isPosix = text(header, 257, 8).startsWith("ustar") && header[262] == 0;
        return isPosix && !prefix.isEmpty() ? prefix + "/" + name : name;
    }

    private static String paxPath(String records) {
        return records.lines()
                .filter(line -> line.contains(" path="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("");
    }

    private static String text(byte[] from, int at, int length) {
        int end = at;
        while (end < at + length && from[end] != 0) {
            end++;
        }
        return new String(from, at, end - at, StandardCharsets.UTF_8);
    }
}

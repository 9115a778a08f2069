package dev.gatehouse.people;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Cuts a file of JSON into its objects without reading it whole: the elements of an array, of a
/// member called `Resources` or `Operations`, or objects one after the other. What is cut out is
/// parsed elsewhere, strictly; this only counts brackets outside of strings.
final class JsonElements {
    /// Bytes of one object.
    static final int ELEMENT_BYTES_MAX = 4 * 1024 * 1024;

    private static final Set<String> LISTS = Set.of("resources", "operations");

    private static final int BYTE_ORDER_MARK_FIRST = 0xef;

    private final InputStream in;
    private long line = 1;
    private long column = 1;
    private boolean inList;

    /// One object.
    ///
    /// @param line where it begins, from 1
    /// @param column where it begins, from 1
    record Element(byte[] bytes, long line, long column) {}

    JsonElements(InputStream bytes) {
        this.in = new BufferedInputStream(bytes);
    }

    /// The next object; empty at the end.
    Optional<Element> next() throws IOException, PeopleFileException {
        for (int c = read(); c >= 0; c = read()) {
            if (c == '{') {
                Optional<Element> element = object();
                if (element.isPresent()) {
                    return element;
                }
            } else if (c == ']' && inList) {
                inList = false;
                skip(1);
            } else if (!isBetween(c)) {
                long atColumn = column - 1;
                long atLine = line;
                skipLine();
                throw new PeopleFileException(
                        atLine,
                        atColumn,
                        "an object was expected here: a user, group or operation");
            }
        }
        return Optional.empty();
    }

    // The object whose brace was just read; empty when it turned out to hold the list.
    private Optional<Element> object() throws IOException, PeopleFileException {
        long atLine = line;
        long atColumn = column - 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('{');
        StringBuilder name = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int c = read();
            if (c < 0) {
                throw new PeopleFileException(atLine, atColumn, "this object never ends");
            }
            out.write(c);
            if (c == '"') {
                name.setLength(0);
                string(out, name);
            } else if (c == '{' || c == '[') {
                boolean list = c == '[' && depth == 1 && !inList && LISTS.contains(lower(name));
                if (list) {
                    inList = true;
                    return Optional.empty();
                }
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (out.size() > ELEMENT_BYTES_MAX) {
                skip(depth);
                throw new PeopleFileException(
                        atLine,
                        atColumn,
                        "this object is longer than " + ELEMENT_BYTES_MAX + " bytes");
            }
        }
        return Optional.of(new Element(out.toByteArray(), atLine, atColumn));
    }

    private static String lower(StringBuilder name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private void string(ByteArrayOutputStream out, StringBuilder name) throws IOException {
        for (int c = read(); c >= 0; c = read()) {
            out.write(c);
            if (c == '"' || out.size() > ELEMENT_BYTES_MAX) {
                return;
            }
            if (c == '\\') {
                out.write(Math.max(0, read()));
            }
            if (name.length() <= "Operations".length()) {
                name.append((char) c);
            }
        }
    }

    // Passes over what is left of an object with so many brackets open.
    private void skip(int brackets) throws IOException {
        int open = brackets;
        while (open > 0) {
            int c = read();
            if (c < 0) {
                return;
            }
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                open++;
            } else if (c == '}' || c == ']') {
                open--;
            }
        }
    }

    private void skipString() throws IOException {
        for (int c = read(); c >= 0 && c != '"'; c = read()) {
            if (c == '\\') {
                read();
            }
        }
    }

    private void skipLine() throws IOException {
        for (int c = read(); c >= 0 && c != '\n'; ) {
            c = read();
        }
    }

    private boolean isBetween(int c) {
        boolean space = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',';
        boolean mark = line == 1 && (c == BYTE_ORDER_MARK_FIRST || c == 0xbb || c == 0xbf);
        return space || mark || c == '[' || c == ']';
    }

    private int read() throws IOException {
        int c = in.read();
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        return c;
    }

    /// The place of a byte of an element.
    static PeopleFileException at(Element element, long offset, String what) {
        String before =
                new String(
                        element.bytes(),
                        0,
                        Math.clamp(offset, 0, element.bytes().length),
                        StandardCharsets.ISO_8859_1);
        long lines = before.chars().filter(c -> c == '\n').count();
        long column =
                lines == 0
                        ? element.column() + before.length()
                        : before.length() - before.lastIndexOf('\n');
        return new PeopleFileException(element.line() + lines, column, what);
    }
}

package dev.gatehouse.people;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Comma-separated values as RFC 4180 has them, row by row, from bytes: a mark of byte order in
/// front is passed over, lines end with LF or CRLF, a quoted cell may hold either. A cell is text
/// and nothing else; one that looks like a formula is only text that looks like one.
final class CsvTable {
    /// Bytes of one row.
    static final int ROW_BYTES_MAX = 64 * 1024;

    /// Cells of one row.
    static final int ROW_CELLS_MAX = 256;

    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private final InputStream in;
    private long line = 1;
    private long column = 1;

    /// One row.
    ///
    /// @param line where it begins
    record Row(long line, List<Cell> cells) {}

    /// One cell.
    ///
    /// @param column of its line, where it begins
    record Cell(String text, long line, long column) {}

    CsvTable(InputStream bytes) throws IOException {
        this.in = new BufferedInputStream(bytes, ROW_BYTES_MAX);
        in.mark(BYTE_ORDER_MARK.length);
        for (int expected : BYTE_ORDER_MARK) {
            if (in.read() != expected) {
                in.reset();
                return;
            }
        }
    }

    /// The next row that is not blank; an empty row at the end.
    Row next() throws IOException, PeopleFileException {
        while (true) {
            long begins = line;
            List<Cell> cells = row();
            boolean blank = cells.size() == 1 && cells.getFirst().text().isBlank();
            if (!blank) {
                return new Row(begins, cells);
            }
        }
    }

    private List<Cell> row() throws IOException, PeopleFileException {
        List<Cell> cells = new ArrayList<>();
        long begins = line;
        long bytes = 0;
        boolean more = true;
        while (more) {
            long atLine = line;
            long atColumn = column;
            ByteArrayOutputStream cell = new ByteArrayOutputStream();
            int end = cell(cell, ROW_BYTES_MAX - bytes);
            if (end == -1 && cells.isEmpty() && cell.size() == 0) {
                return List.of();
            }
            bytes += cell.size();
            if (cells.size() == ROW_CELLS_MAX || bytes >= ROW_BYTES_MAX) {
                skipLine(end);
                throw new PeopleFileException(begins, 1, "this row is longer than a row may be");
            }
            cells.add(decoded(cell.toByteArray(), atLine, atColumn, end));
            more = end == ',';
        }
        return cells;
    }

    // Reads one cell; what ended it: a comma, a line feed, or -1 at the end of the file.
    private int cell(ByteArrayOutputStream cell, long bytesMax) throws IOException {
        boolean quoted = false;
        for (int c = read(); c >= 0; c = read()) {
            if (c == '"') {
                boolean opens = !quoted && cell.size() == 0;
                if (quoted && peek() == '"') {
                    cell.write(read());
                } else if (opens || quoted) {
                    quoted = !quoted;
                } else {
                    cell.write(c);
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                return c;
            } else if (quoted || c != '\r' || peek() != '\n') {
                cell.write(c);
            }
            if (cell.size() > bytesMax) {
                return c;
            }
        }
        return -1;
    }

    private Cell decoded(byte[] bytes, long atLine, long atColumn, int end)
            throws IOException, PeopleFileException {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new Cell(text.strip(), atLine, atColumn);
        } catch (CharacterCodingException notText) {
            skipLine(end);
            throw new PeopleFileException(
                    atLine, atColumn, "this cell is not UTF-8; save the file as UTF-8");
        }
    }

    private void skipLine(int end) throws IOException {
        for (int c = end; c >= 0 && c != '\n'; ) {
            c = read();
        }
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

    private int peek() throws IOException {
        in.mark(1);
        int c = in.read();
        in.reset();
        return c;
    }
}

package dev.gatehouse.people;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// People and machines as rows of a table whose first row names the columns. A column it does not
/// know is passed over; a cell that is empty says nothing.
final class CsvEntries implements Entries {
    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("id", "id"),
                    Map.entry("kind", "kind"),
                    Map.entry("name", "name"),
                    Map.entry("display name", "name"),
                    Map.entry("displayname", "name"),
                    Map.entry("emails", "emails"),
                    Map.entry("email", "emails"),
                    Map.entry("team", "team"),
                    Map.entry("department", "team"),
                    Map.entry("groups", "groups"),
                    Map.entry("manager", "manager"),
                    Map.entry("active", "active"),
                    Map.entry("start", "start"),
                    Map.entry("end", "end"),
                    Map.entry("owner", "owner"),
                    Map.entry("purpose", "purpose"),
                    Map.entry("accounts", "accounts"));

    private final CsvTable table;
    private final Map<String, Integer> columns = new HashMap<>();

    /// @throws PeopleFileException when the first row does not name the columns
    CsvEntries(InputStream bytes) throws IOException, PeopleFileException {
        this.table = new CsvTable(bytes);
        CsvTable.Row head = table.next();
        for (int i = 0; i < head.cells().size(); i++) {
            String name = COLUMNS.get(head.cells().get(i).text().toLowerCase(Locale.ROOT));
            if (name != null && columns.put(name, i) != null) {
                throw new PeopleFileException(
                        head.line(),
                        head.cells().get(i).column(),
                        "two columns are the column " + name);
            }
        }
        if (!columns.keySet().containsAll(List.of("id", "name"))) {
            throw new PeopleFileException(
                    head.line(),
                    1,
                    "the first row names the columns; id and name are needed, of "
                            + String.join(", ", new TreeSet<>(COLUMNS.values())));
        }
    }

    @Override
    public Optional<Entry> next() throws IOException, PeopleFileException {
        CsvTable.Row row = table.next();
        return row.cells().isEmpty() ? Optional.empty() : Optional.of(entry(row));
    }

    private Entry entry(CsvTable.Row row) throws PeopleFileException {
        String id = cell(row, "id").orElse("");
        if (id.isEmpty()) {
            throw problem(row, "id", "there is no id");
        }
        String kind = cell(row, "kind").orElse("person").toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "person" -> person(row, id);
            case "machine" ->
                    new Entry.OfMachine(
                            row.line(),
                            id,
                            cell(row, "name").orElse(id),
                            cell(row, "owner").orElse(""),
                            cell(row, "purpose").orElse(""),
                            list(row, "accounts").orElse(List.of()));
            default -> throw problem(row, "kind", "a kind is person or machine");
        };
    }

    private Entry person(CsvTable.Row row, String id) throws PeopleFileException {
        return new Entry.OfPerson(
                row.line(),
                id,
                cell(row, "name"),
                list(row, "emails"),
                cell(row, "team"),
                list(row, "groups"),
                cell(row, "manager"),
                yes(row),
                new Entry.Days(day(row, "start"), day(row, "end"), Optional.empty()),
                list(row, "accounts").orElse(List.of()));
    }

    private Optional<Boolean> yes(CsvTable.Row row) throws PeopleFileException {
        Optional<String> text = cell(row, "active").map(word -> word.toLowerCase(Locale.ROOT));
        if (text.filter(word -> !List.of("yes", "true", "no", "false").contains(word))
                .isPresent()) {
            throw problem(row, "active", "active is yes or no");
        }
        return text.map(word -> word.equals("yes") || word.equals("true"));
    }

    private Optional<Instant> day(CsvTable.Row row, String column) throws PeopleFileException {
        Optional<String> text = cell(row, column);
        try {
            return text.map(CsvEntries::instant);
        } catch (DateTimeParseException wrong) {
            throw problem(row, column, "a day is written 2026-11-22, a time 2026-11-22T09:00:00Z");
        }
    }

    private static Instant instant(String text) {
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    private Optional<List<String>> list(CsvTable.Row row, String column) {
        return cell(row, column)
                .map(text ->
                        Arrays.stream(text.split(";", -1))
                                .map(String::strip)
                                .filter(part -> !part.isEmpty())
                                .toList());
    }

    private Optional<String> cell(CsvTable.Row row, String column) {
        int index = columns.getOrDefault(column, Integer.MAX_VALUE);
        return index < row.cells().size()
                ? Optional.of(row.cells().get(index).text()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private PeopleFileException problem(CsvTable.Row row, String column, String what) {
        int index = columns.getOrDefault(column, 0);
        long at = index < row.cells().size() ? row.cells().get(index).column() : 1;
        return new PeopleFileException(row.line(), at, what + " (column " + column + ")");
    }
}

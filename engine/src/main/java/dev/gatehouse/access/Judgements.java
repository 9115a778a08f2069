package dev.gatehouse.access;

import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedColumn;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.access.used.UsedReading;
import dev.gatehouse.access.used.Uses;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows, their verdicts and their files, without a thread of its own. Used under its owner's lock.
final class Judgements implements Closeable {
    private static final int ROWS_AT_ONCE = 4_096;
    private static final String LAYOUT =
            Arrays.stream(UsedField.values()).map(UsedField::word).collect(Collectors.joining(" "));

    private final Path directory;
    private final StateFile state;
    private final TreeMap<Long, Long> changes = new TreeMap<>();
    private Verdicts verdicts = new Verdicts();
    private int folder;
    private UsedColumn column;
    private VerdictColumn judged;
    private Uses uses;
    // Rows that were there when it was opened, and how many of them are counted.
    private int found;
    private int counted;
    private long cursor;
    private String rules;
    private long askedUpTo = -1;
    private boolean distrusted;

    private Judgements(Path directory, StateFile state, StateFile.Saved saved) throws IOException {
        this.directory = directory;
        this.state = state;
        this.folder = saved.folder();
        this.cursor = saved.cursor();
        this.rules = saved.rules();
        this.verdicts = Verdicts.of(saved.verdicts());
        if (saved.rows() > 0 && !saved.layout().equals(LAYOUT)) {
            throw new IOException("the rows of used events have other fields");
        }
        Path own = directory.resolve(Integer.toString(folder));
        column = UsedColumn.open(own, new UsedColumn.Extent((int) saved.rows(), saved.textBytes()));
        judged = VerdictColumn.open(own, column.size());
        uses = new Uses(column.texts());
        found = column.size();
    }

    /// Counts the use of some more of the rows that were there when it was opened.
    ///
    /// @return whether all of them are counted
    boolean countMore() throws IOException {
        int to = Math.min(found, counted + ROWS_AT_ONCE);
        column.each(counted, to, (at, used) -> uses.add(used, isUnexpected(judged.now(at))));
        counted = to;
        return isCounted();
    }

    /// Whether [#uses] is of every row.
    boolean isCounted() {
        return counted == found;
    }

    // What is not counted yet will be, as it then stands.
    private boolean isCounted(int at) {
        return at < counted || at >= found;
    }

    private boolean isUnexpected(int number) {
        return number != 0 && verdicts.verdict(number).value() == Verdict.Value.UNEXPECTED;
    }

    /// Opens what is there; what cannot be read is begun again.
    static Judgements open(Path directory) throws IOException {
        Files.createDirectories(directory);
        StateFile state = new StateFile(directory.resolve("state.json"));
        try {
            return new Judgements(directory, state, state.read());
        } catch (IOException | RuntimeException damaged) {
            clear(directory);
            return new Judgements(directory, state, StateFile.Saved.NOTHING);
        }
    }

    private static void clear(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(directory)) {
                    Files.delete(path);
                }
            }
        }
    }

    long cursor() {
        return cursor;
    }

    void cursor(long upTo) {
        cursor = upTo;
    }

    /// The digest of the rules that all verdicts are of; empty while they are of several.
    String rules() {
        return rules;
    }

    void rules(String digest) {
        rules = digest;
    }

    int size() {
        return column.size();
    }

    Texts texts() {
        return column.texts();
    }

    UsedColumn column() {
        return column;
    }

    /// How often who did what to which thing, of all rows once [#isCounted].
    Uses uses() {
        return uses;
    }

    /// The row of an event, as it now stands, put down.
    Used put(Event event, @Nullable EventId completes) throws IOException {
        Used used = UsedReading.of(event, texts());
        OptionalInt earlier =
                completes == null
                        ? OptionalInt.empty()
                        : column.find(completes.position(), completes.n());
        if (earlier.isPresent()) {
            Used before = column.row(earlier.getAsInt());
            Used joined = UsedReading.completed(before, used);
            column.put(joined);
            if (isCounted(earlier.getAsInt())) {
                uses.replace(before, joined, isUnexpected(judged.now(earlier.getAsInt())));
            }
            return joined;
        }
        column.put(used);
        uses.add(used, false);
        return used;
    }

    /// Gives a row its verdict; the one on arrival stays.
    void judged(int at, Used used, Verdict verdict) {
        int number = verdicts.number(verdict);
        if (judged.now(at) != number) {
            count(at, used, number);
            set(at, number, judged.then(at));
        }
    }

    /// Gives a row its verdict, and the one on arrival.
    void judged(int at, Used used, Verdict verdict, Verdict arrived) {
        int number = verdicts.number(verdict);
        count(at, used, number);
        set(at, number, verdicts.number(arrived));
    }

    private void count(int at, Used used, int number) {
        if (isCounted(at) && isUnexpected(number) != isUnexpected(judged.now(at))) {
            uses.judge(used, isUnexpected(number));
        }
    }

    private void set(int at, int number, int arrived) {
        long position = column.id(at).position();
        if (judged.now(at) != 0 || position <= askedUpTo) {
            changes.merge(position >>> 16, 1L, Long::sum);
        }
        judged.set(at, number, arrived);
    }

    long changes(long first, long last) {
        long sum = 0;
        for (long some : changes.subMap(first >>> 16, true, last >>> 16, true).values()) {
            sum += some;
        }
        return sum;
    }

    /// The verdict numbers of an event; 0 and 0 before it was judged.
    MarkNumbers.Pair find(long position, int place) {
        OptionalInt at = column.find(position, place);
        if (at.isEmpty()) {
            askedUpTo = Math.max(askedUpTo, position);
            return new MarkNumbers.Pair(0, 0);
        }
        return new MarkNumbers.Pair(judged.now(at.getAsInt()), judged.then(at.getAsInt()));
    }

    /// The verdict number of a row; 0 before it was judged.
    int now(int at) {
        return judged.now(at);
    }

    Verdicts verdicts() {
        return verdicts;
    }

    /// Whether any event of these positions has a row.
    boolean holds(Set<Long> positions) {
        for (long position : positions) {
            int at = column.from(position);
            if (at < column.size() && column.id(at).position() == position) {
                return true;
            }
        }
        return false;
    }

    /// Forgets these positions, their texts included, on disk too.
    void forget(Set<Long> positions) throws IOException {
        Path before = directory.resolve(Integer.toString(folder));
        Path after = directory.resolve(Integer.toString(folder + 1));
        Files.createDirectories(after);
        clear(after);
        column.writeWithout(positions, after);
        VerdictColumn verdictsAfter = VerdictColumn.open(after, 0);
        int to = 0;
        for (int at = 0; at < column.size(); at++) {
            if (!positions.contains(column.id(at).position())) {
                verdictsAfter.set(to++, judged.now(at), judged.then(at));
            }
        }
        verdictsAfter.write();
        verdictsAfter.force();
        verdictsAfter.close();
        UsedColumn.Extent extent = extentOf(after, to);
        column.close();
        judged.close();
        folder++;
        column = UsedColumn.open(after, extent);
        judged = VerdictColumn.open(after, to);
        uses = new Uses(column.texts());
        found = to;
        counted = 0;
        while (!isCounted()) {
            countMore();
        }
        save();
        clear(before);
        Files.delete(before);
    }

    private static UsedColumn.Extent extentOf(Path folder, int rows) throws IOException {
        return new UsedColumn.Extent(rows, Files.size(folder.resolve("texts")));
    }

    /// What stands in the files and counts once they are safe.
    record Written(UsedColumn column, VerdictColumn judged, StateFile.Saved saved) {
        /// Makes the files safe; nobody need wait for it.
        void force() throws IOException {
            column.force();
            judged.force();
        }
    }

    /// Writes all of it; it counts after [#count].
    Written write() throws IOException {
        UsedColumn.Extent extent = column.write();
        judged.write();
        return new Written(
                column,
                judged,
                new StateFile.Saved(
                        LAYOUT,
                        folder,
                        cursor,
                        extent.rows(),
                        extent.textBytes(),
                        rules,
                        verdicts.saved()));
    }

    /// Lets what is safe now count, unless rows were forgotten meanwhile: what they leave counts
    /// already.
    void count(Written safe) throws IOException {
        if (safe.saved().folder() == folder && !distrusted) {
            state.write(safe.saved());
        }
    }

    /// Lets nothing of it count any more, so that it is begun again when it is opened next.
    void distrust() {
        distrusted = true;
        try {
            state.delete();
        } catch (IOException disk) {
            throw new UncheckedIOException("what is damaged cannot be given up", disk);
        }
    }

    /// Makes all of it safe.
    void save() throws IOException {
        Written written = write();
        written.force();
        count(written);
    }

    @Override
    public void close() {
        try {
            column.close();
            judged.close();
        } catch (IOException disk) {
            throw new UncheckedIOException("the rows of used events could not be closed", disk);
        }
    }
}

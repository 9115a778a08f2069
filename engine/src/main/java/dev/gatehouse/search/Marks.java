package dev.gatehouse.search;

import dev.gatehouse.event.EventId;
import dev.gatehouse.search.query.Mark;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The marks of one generation of the index. Saved before the index commits, so after a restart
/// they are never behind it; what is marked twice is marked once.
final class Marks {
    private static final String FILE = "marks";
    private static final int FORMAT = 0x47_4d_4b_01;

    private final Map<Mark, EventSet> sets = new LinkedHashMap<>();

    Marks() {
        for (Mark mark : Mark.STANDINGS) {
            sets.put(mark, new EventSet());
        }
    }

    EventSet events(Mark mark) {
        EventSet set = sets.get(mark);
        if (set == null) {
            throw new IllegalStateException("no set for " + mark);
        }
        return set;
    }

    Set<Mark> of(EventId id) {
        Set<Mark> marks = new HashSet<>();
        sets.forEach((mark, events) -> {
            if (events.contains(id.position(), id.n())) {
                marks.add(mark);
            }
        });
        return marks;
    }

    void save(Path directory) throws IOException {
        Path beside = directory.resolve(FILE + ".part");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)))) {
            out.writeInt(FORMAT);
            out.writeInt(sets.size());
            for (Map.Entry<Mark, EventSet> set : sets.entrySet()) {
                out.writeUTF(set.getKey().value());
                set.getValue().write(out);
            }
        }
        Files.move(beside, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Reads what was saved; nothing saved is nothing marked.
    ///
    /// @throws IOException when the file is not what [#save] writes
    static Marks load(Path directory) throws IOException {
        Marks marks = new Marks();
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return marks;
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORMAT) {
                throw new IOException(file + " is not a file of marks");
            }
            for (int count = in.readInt(); count > 0; count--) {
                String word = in.readUTF();
                EventSet events = EventSet.read(in);
                for (Mark mark : Mark.STANDINGS) {
                    if (mark.value().equals(word)) {
                        marks.sets.put(mark, events);
                    }
                }
            }
            return marks;
        }
    }
}

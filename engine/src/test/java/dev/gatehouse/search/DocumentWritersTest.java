package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.EventId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentWritersTest {
    private static final int EVENTS = 1_000;

    @TempDir Path folder;

    private final DocumentWriters writers = new DocumentWriters();

    @AfterEach
    void close() {
        writers.close();
    }

    @Test
    void manyAtOnceAreAllThereInTheOrderOfLists() throws IOException {
        try (IndexMonth month = IndexMonth.open(folder)) {
            writers.begin(works(month, false));
            writers.finish();
            month.commit(EVENTS, false);
            try (DirectoryReader reader = month.read()) {
                assertThat(reader.numDocs()).isEqualTo(EVENTS);
                for (var leaf : reader.leaves()) {
                    assertThat(leaf.reader().getMetaData().sort()).isEqualTo(IndexMonth.ORDER);
                }
            }
        }
    }

    @Test
    void aFewAreOneSegmentThatIsOnNoDiskBeforeTheCommit() throws IOException {
        try (IndexMonth month = IndexMonth.open(folder)) {
            writers.begin(works(month, false).subList(0, 300));
            writers.finish();
            try (DirectoryReader reader = month.read()) {
                assertThat(reader.leaves()).hasSize(1);
            }
            assertThat(segmentFiles()).isEmpty();
            month.commit(EVENTS, false);
            assertThat(segmentFiles()).isNotEmpty();
        }
        try (IndexMonth again = IndexMonth.open(folder);
                DirectoryReader reader = again.read()) {
            assertThat(reader.numDocs()).isEqualTo(300);
        }
    }

    private List<Path> segmentFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("_")).toList();
        }
    }

    @Test
    void whatComesAgainTakesItsOwnPlace() throws IOException {
        try (IndexMonth month = IndexMonth.open(folder)) {
            writers.begin(works(month, false));
            writers.finish();
            writers.begin(works(month, true));
            writers.finish();
            try (DirectoryReader reader = month.read()) {
                assertThat(reader.numDocs()).isEqualTo(EVENTS);
            }
        }
    }

    @Test
    void aRefusalOfAnyThreadIsHeardOnceAllHaveEnded() throws IOException {
        IndexMonth closed = IndexMonth.open(folder.resolve("closed"));
        closed.close();
        try (IndexMonth month = IndexMonth.open(folder.resolve("open"))) {
            List<DocumentWriters.Work> works = new ArrayList<>(works(month, false));
            works.addAll(works(closed, false));
            writers.begin(works);
            assertThatThrownBy(writers::finish).isInstanceOf(AlreadyClosedException.class);
            writers.finish();
            try (DirectoryReader reader = month.read()) {
                assertThat(reader.numDocs()).as("the others were written").isEqualTo(EVENTS);
            }
        }
    }

    private static List<DocumentWriters.Work> works(IndexMonth month, boolean replaces) {
        RandomEvents events = new RandomEvents(new Random(23));
        List<DocumentWriters.Work> works = new ArrayList<>();
        for (int position = 0; position < EVENTS; position++) {
            works.add(
                    new DocumentWriters.Work(
                            month, events.at(new EventId(position, 0)), List.of(), replaces));
        }
        return works;
    }
}

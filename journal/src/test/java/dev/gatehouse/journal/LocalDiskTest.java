package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDiskTest {

    private final AtomicInteger forced = new AtomicInteger();

    /// A file that can do nothing but be synced, or fail to.
    private record Syncable(AtomicInteger forced, boolean fails) implements DiskFile {
        @Override
        public void force() throws IOException {
            if (fails) {
                throw new IOException("Input/output error");
            }
            forced.incrementAndGet();
        }

        @Override
        public void write(ByteBuffer bytes, long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void truncate(long length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 300})
    void everyOneOfManyFilesIsSyncedOnce(int count) throws IOException {
        new LocalDisk().forceAll(files(count));
        assertThat(forced).hasValue(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 300})
    void oneThatFailsIsNeverPassedOver(int count) {
        List<DiskFile> files = files(count);
        files.set(count - 1, new Syncable(forced, true));
        assertThatThrownBy(() -> new LocalDisk().forceAll(files))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 300})
    void anInterruptDoesNotCutItShort(int count) throws IOException {
        Thread.currentThread().interrupt();
        new LocalDisk().forceAll(files(count));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(forced).hasValue(count);
    }

    private List<DiskFile> files(int count) {
        List<DiskFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new Syncable(forced, false));
        }
        return files;
    }
}

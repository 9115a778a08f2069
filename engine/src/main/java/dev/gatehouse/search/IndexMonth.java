package dev.gatehouse.search;

import dev.gatehouse.event.EventId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;

/// The events received in one month, as one Lucene index sorted by (time, position, n) descending.
final class IndexMonth implements Closeable {
    /// Memory for documents that are not on disk yet.
    static final double BUFFER_MIB_MAX = 48;

    /// Size up to which a segment stays in memory until the next commit: one is written each time
    /// the index is opened again, and most are merged away before anybody needs them on disk.
    static final double UNWRITTEN_SEGMENT_MIB_MAX = 4;

    /// Memory for such segments together.
    static final double UNWRITTEN_MIB_MAX = 32;

    /// Size up to which a merged segment is one file.
    static final double ONE_FILE_MIB_MAX = 16;

    /// Size up to which segments are merged.
    static final double MERGED_MIB_MAX = 4_096;

    /// The order of every list of events.
    static final Sort ORDER =
            new Sort(
                    new SortField(EventDocument.TIME, SortField.Type.LONG, true),
                    new SortField(EventDocument.POSITION, SortField.Type.LONG, true),
                    new SortField(EventDocument.ORDINAL, SortField.Type.LONG, true));

    private static final String CURSOR = "cursor";
    private static final int MERGE_THREADS_MAX = 1;
    private static final int MERGES_WAITING_MAX = 6;

    private final Directory directory;
    private final IndexWriter writer;
    private final long cursorAtOpening;

    private IndexMonth(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
        this.cursorAtOpening = committedCursor();
    }

    static IndexMonth open(Path path) throws IOException {
        Directory directory =
                new NRTCachingDirectory(
                        FSDirectory.open(path), UNWRITTEN_SEGMENT_MIB_MAX, UNWRITTEN_MIB_MAX);
        try {
            return new IndexMonth(directory, new IndexWriter(directory, configuration()));
        } catch (IOException | RuntimeException problem) {
            directory.close();
            throw problem;
        }
    }

    private static IndexWriterConfig configuration() {
        LogByteSizeMergePolicy merges = new LogByteSizeMergePolicy();
        merges.setMaxMergeMB(MERGED_MIB_MAX);
        // A small one as one file: a commit waits for the disk once for each file.
        merges.setNoCFSRatio(1);
        merges.setMaxCFSSegmentSizeMB(ONE_FILE_MIB_MAX);
        ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
        scheduler.setMaxMergesAndThreads(MERGES_WAITING_MAX, MERGE_THREADS_MAX);
        IndexWriterConfig configuration = new IndexWriterConfig();
        configuration.setCodec(new EventCodec());
        configuration.setIndexSort(ORDER);
        configuration.setRAMBufferSizeMB(BUFFER_MIB_MAX);
        configuration.setMergePolicy(merges);
        configuration.setMergeScheduler(scheduler);
        configuration.setUseCompoundFile(true);
        // Nobody who asks, or waits to write, waits for a merge.
        configuration.setMaxFullFlushMergeWaitMillis(0);
        configuration.setCommitOnClose(false);
        return configuration;
    }

    /// The position its last commit had reached; 0 before the first.
    long committedCursor() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(CURSOR)) {
                    return Long.parseLong(entry.getValue());
                }
            }
        }
        return 0;
    }

    /// Adds an event. One that an earlier run may have committed here already takes its own place.
    void add(EventId id, Iterable<? extends IndexableField> document) throws IOException {
        if (id.position() < cursorAtOpening) {
            replace(id, document);
        } else {
            writer.addDocument(document);
        }
    }

    void replace(EventId id, Iterable<? extends IndexableField> document) throws IOException {
        writer.updateDocument(new Term(ExactTerms.FIELD, ExactTerms.id(id.toString())), document);
    }

    void forget(Set<Long> positions) throws IOException {
        for (long position : positions) {
            writer.deleteDocuments(
                    NumericDocValuesField.newSlowExactQuery(EventDocument.POSITION, position));
        }
    }

    /// Makes durable what a reader of this month reads, ahead of [#commit], which then has little
    /// left to wait for.
    void force(DirectoryReader reader) throws IOException {
        Set<String> files = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            if (leaf.reader() instanceof SegmentReader segment) {
                files.addAll(segment.getSegmentInfo().files());
            }
        }
        directory.sync(files);
    }

    /// @param merging whether what was deleted must leave the disk as well
    void commit(long cursor, boolean merging) throws IOException {
        if (merging) {
            writer.forceMergeDeletes();
        }
        writer.setLiveCommitData(Map.of(CURSOR, Long.toString(cursor)).entrySet());
        writer.commit();
    }

    DirectoryReader read() throws IOException {
        return DirectoryReader.open(writer);
    }

    /// What is there to read now, the same reader when nothing changed.
    DirectoryReader readAgain(DirectoryReader before) throws IOException {
        DirectoryReader changed = DirectoryReader.openIfChanged(before, writer);
        return changed == null ? before : changed;
    }

    /// Writes nothing more; what was not committed is read from the journal again.
    @Override
    public void close() throws IOException {
        writer.rollback();
        directory.close();
    }
}

package dev.gatehouse.bench;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Leaf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Appends to a journal in this process, a record a line.
final class JournalSender implements Stretch.Sender {
    private final Journal journal;
    private final InstantSource clock;
    private final Lines lines;
    private final int batch;

    JournalSender(Journal journal, int batch, InstantSource clock) {
        this.journal = journal;
        this.batch = batch;
        this.clock = clock;
        this.lines = new Lines(batch, clock.millis());
    }

    @Override
    public void send(long firstId) {
        lines.stamp(firstId, lines.bytes(), 0);
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        List<Leaf> leaves = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            byte[] payload = new byte[Lines.LINE_BYTES];
            System.arraycopy(lines.bytes(), i * Lines.LINE_BYTES, payload, 0, payload.length);
            leaves.add(new Leaf(2, micros, 1, payload));
        }
        journal.append(leaves);
    }
}

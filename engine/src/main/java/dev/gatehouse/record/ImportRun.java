package dev.gatehouse.record;

import java.nio.file.Path;
import java.util.Optional;

/// One import of a file. Within it the k-th identical piece is a piece of its own; importing the
/// same file again adds nothing. Used by one thread at a time.
public final class ImportRun implements AutoCloseable {
    private final Ledger ledger;
    private final Ordinals ordinals;

    ImportRun(Ledger ledger, Path scratch) {
        this.ledger = ledger;
        this.ordinals = new Ordinals(scratch);
    }

    /// Takes the next delivery of the import in.
    public Receipt receive(Delivery delivery) {
        return ledger.receive(delivery, Optional.of(ordinals));
    }

    @Override
    public void close() {
        ordinals.close();
    }
}

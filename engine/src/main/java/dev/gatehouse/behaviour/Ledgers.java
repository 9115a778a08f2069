package dev.gatehouse.behaviour;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The ledgers of all who did anything unusual.
final class Ledgers {
    /// Ledgers that are kept; the one nothing was added to for longest is forgotten, and counted.
    static final int LEDGERS_MAX = 50_000;

    // The one nothing was added to for longest comes first.
    private final LinkedHashMap<String, Ledger> ledgers = new LinkedHashMap<>();
    private long evicted;

    Optional<Ledger> of(String subject) {
        return Optional.ofNullable(ledgers.get(subject));
    }

    /// The one that something is added to; made where there is none.
    Ledger adding(String subject) {
        Ledger ledger = of(subject).orElseGet(Ledger::new);
        ledgers.putLast(subject, ledger);
        if (ledgers.size() > LEDGERS_MAX) {
            ledgers.pollFirstEntry();
            evicted++;
        }
        return ledger;
    }

    long evicted() {
        return evicted;
    }

    /// All of them, the one nothing was added to for longest first.
    Map<String, Ledger> all() {
        return Collections.unmodifiableMap(ledgers);
    }

    void restore(String subject, Ledger ledger) {
        ledgers.putLast(subject, ledger);
    }

    void restoreEvicted(long gone) {
        evicted = gone;
    }
}

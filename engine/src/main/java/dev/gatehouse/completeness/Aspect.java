package dev.gatehouse.completeness;

import dev.gatehouse.source.Observes;
import dev.gatehouse.source.Observes.Observation;
import dev.gatehouse.source.Observes.Seen;
import java.util.Comparator;
import java.util.Locale;

/// One thing a channel can show, and how it is said when it cannot, in the order they are told.
enum Aspect {
    READS("does not record reads", "records only some reads"),
    REFUSALS("does not record refusals", "records only some refusals"),
    ADDRESS("sends no address", "sends an address only sometimes"),
    CLIENT("sends no client", "sends a client only sometimes"),
    CREDENTIAL("does not say which credential", "says the credential only sometimes");

    /// Who shows more stands before who shows less.
    static final Comparator<Seen> MOST_FIRST = Comparator.comparingInt(Aspect::rank);

    private final String none;
    private final String some;

    Aspect(String none, String some) {
        this.none = none;
        this.some = some;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Observation of(Observes observes) {
        return switch (this) {
            case READS -> observes.reads();
            case REFUSALS -> observes.refusals();
            case ADDRESS -> observes.address();
            case CLIENT -> observes.client();
            case CREDENTIAL -> observes.credential();
        };
    }

    /// What is missing, and how to make the tool show it where that is known.
    String said(Observation observed) {
        String said = observed.seen() == Seen.NO ? none : some;
        return observed.note().isEmpty() ? said : said + ": " + observed.note();
    }

    private static int rank(Seen seen) {
        return switch (seen) {
            case YES -> 0;
            case PARTIAL -> 1;
            case NO -> 2;
        };
    }
}

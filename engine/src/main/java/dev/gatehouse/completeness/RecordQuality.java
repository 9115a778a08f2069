package dev.gatehouse.completeness;

import dev.gatehouse.completeness.HourCounts.Shown;
import dev.gatehouse.source.Observes;
import dev.gatehouse.source.Observes.Observation;
import dev.gatehouse.source.Observes.Seen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Counts what events say about themselves against what the channels they came by can say.
final class RecordQuality {
    // Every tool says who acted, where it knows; so no channel declares it. One that records
    // refusals says how things ended.
    private static final List<Field> FIELDS =
            List.of(
                    new Field("actor", "an actor", Shown::actor, Optional.empty()),
                    new Field(
                            "credential",
                            "a credential",
                            Shown::credential,
                            Optional.of(Aspect.CREDENTIAL)),
                    new Field("address", "an address", Shown::address, Optional.of(Aspect.ADDRESS)),
                    new Field("client", "a client", Shown::client, Optional.of(Aspect.CLIENT)),
                    new Field(
                            "outcome", "an outcome", Shown::outcome, Optional.of(Aspect.REFUSALS)));

    private RecordQuality() {}

    /// What one channel sent.
    ///
    /// @param title what people call it
    /// @param observes what it can show; empty where nothing declares it any more
    /// @param shown what its events say
    record Sent(String title, Optional<Observes> observes, Shown shown) {}

    private record Field(
            String word, String named, ToLongFunction<Shown> count, Optional<Aspect> aspect) {
        long shown(Sent sent) {
            return count.applyAsLong(sent.shown());
        }

        Optional<Observation> observed(Sent sent) {
            return aspect.flatMap(each -> sent.observes().map(each::of));
        }

        long possible(Sent sent) {
            boolean cannot =
                    observed(sent).filter(observed -> observed.seen() == Seen.NO).isPresent();
            return cannot ? shown(sent) : sent.shown().understood();
        }

        String said(Sent sent) {
            long without = sent.shown().understood() - shown(sent);
            return String.format(
                    Locale.ENGLISH,
                    "%s %s (%,d without %s).",
                    sent.title(),
                    why(sent),
                    without,
                    named);
        }

        private String why(Sent sent) {
            if (aspect.isEmpty()) {
                return "names nobody where nobody is signed in, or where it does not know who";
            }
            return observed(sent)
                    .filter(observed -> observed.seen() != Seen.YES)
                    .map(aspect.get()::said)
                    .orElse("can say it but does not always; no setting is known that changes it");
        }
    }

    /// Field by field; none where nothing that came was understood.
    static List<FieldQuality> of(List<Sent> channels) {
        List<Sent> spoken =
                channels.stream().filter(sent -> sent.shown().understood() > 0).toList();
        return spoken.isEmpty()
                ? List.of()
                : FIELDS.stream().map(field -> quality(field, spoken)).toList();
    }

    private static FieldQuality quality(Field field, List<Sent> spoken) {
        long shown = spoken.stream().mapToLong(field::shown).sum();
        return new FieldQuality(
                field.word(),
                shown,
                spoken.stream().mapToLong(sent -> sent.shown().understood()).sum(),
                spoken.stream().mapToLong(field::possible).sum(),
                spoken.stream()
                        .flatMap(sent -> field.observed(sent).stream())
                        .map(Observation::seen)
                        .min(Aspect.MOST_FIRST)
                        // Said now and then is not never, whatever is declared.
                        .map(seen -> seen == Seen.NO && shown > 0 ? Seen.PARTIAL : seen),
                spoken.stream()
                        .filter(sent -> field.shown(sent) < sent.shown().understood())
                        .map(field::said)
                        .collect(Collectors.joining(" ")));
    }
}

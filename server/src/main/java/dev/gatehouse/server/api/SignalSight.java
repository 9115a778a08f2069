package dev.gatehouse.server.api;

import dev.gatehouse.behaviour.Signal;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Observes;
import dev.gatehouse.source.Observes.Seen;
import dev.gatehouse.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// For which sources a signal is off, because their tool does not send what it needs.
record SignalSight(Sources sources) {
    /// Something a signal needs.
    private record Need(Function<Observes, Observes.Observation> of, String without) {}

    private static final Need ADDRESS = new Need(Observes::address, "no address");
    private static final Need CLIENT = new Need(Observes::client, "no client");
    private static final Need CREDENTIAL = new Need(Observes::credential, "no credential");
    private static final Need REFUSALS = new Need(Observes::refusals, "no refusals");

    /// The sources, each with why: `github: no address`.
    List<String> off(Signal signal) {
        List<String> off = new ArrayList<>();
        for (Source source : sources.all()) {
            for (Need need : needs(signal)) {
                if (isMissing(source, need)) {
                    off.add(source.name() + ": " + need.without());
                }
            }
        }
        return off;
    }

    private static List<Need> needs(Signal signal) {
        return switch (signal) {
            case NEW_NETWORK, NEW_COUNTRY -> List.of(ADDRESS);
            case CREDENTIAL_MOVED -> List.of(ADDRESS, CREDENTIAL);
            case NEW_CLIENT, LIKE_A_PERSON -> List.of(CLIENT);
            case NEW_CREDENTIAL -> List.of(CREDENTIAL);
            case MANY_REFUSALS -> List.of(REFUSALS);
            case NEW_ACTION,
                    GAINED_THEN_USED,
                    NEW_RESOURCE,
                    ODD_HOUR,
                    WOKE,
                    MANY_EVENTS,
                    MANY_RESOURCES ->
                    List.of();
        };
    }

    private static boolean isMissing(Source source, Need need) {
        return source.tool().channels().stream()
                .map(Channel::observes)
                .allMatch(observes -> need.of().apply(observes).seen() == Seen.NO);
    }
}

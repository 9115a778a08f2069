package dev.gatehouse.search.look;

import dev.gatehouse.event.Event;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Observes;
import dev.gatehouse.source.Observes.Observation;
import dev.gatehouse.source.Observes.Seen;
import dev.gatehouse.source.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What files of such tools do not show: what their channels declare, and what not one event said.
final class Unseen {
    private static final int PERCENT = 100;

    private final Map<String, Seeing> tools = new LinkedHashMap<>();

    private static final class Seeing {
        private final Tool tool;
        private final Map<String, Channel> channels = new TreeMap<>();
        private long events;
        private long addresses;
        private long credentials;

        Seeing(Tool tool) {
            this.tool = tool;
        }
    }

    void see(Tool tool, Event event) {
        Seeing seeing = tools.computeIfAbsent(tool.name(), name -> new Seeing(tool));
        seeing.events++;
        seeing.addresses += event.origin().address().isSent() ? 1 : 0;
        seeing.credentials += LookTally.saysCredential(event) ? 1 : 0;
        tool.channel(event.receipt().channel())
                .ifPresent(channel -> seeing.channels.putIfAbsent(channel.name(), channel));
    }

    List<String> sentences() {
        List<String> out = new ArrayList<>();
        for (Seeing seeing : tools.values()) {
            out.addAll(
                    Stream.of(
                                    declared(seeing, Observes::refusals, "refusals"),
                                    declared(seeing, Observes::reads, "reads"),
                                    said(seeing, seeing.addresses, "from which address"),
                                    said(seeing, seeing.credentials, "with which credential"))
                            .flatMap(Optional::stream)
                            .toList());
        }
        return out;
    }

    // What one channel shows the others need not.
    private static Optional<String> declared(
            Seeing seeing, Function<Observes, Observation> of, String what) {
        List<Observation> all =
                seeing.channels.values().stream()
                        .map(channel -> of.apply(channel.observes()))
                        .toList();
        if (all.isEmpty() || all.stream().anyMatch(each -> each.seen() == Seen.YES)) {
            return Optional.empty();
        }
        Observation best =
                all.stream()
                        .filter(each -> each.seen() == Seen.PARTIAL)
                        .findFirst()
                        .orElse(all.getFirst());
        String how = best.seen() == Seen.NO ? " does not record " : " records only some ";
        String note = best.note().isEmpty() ? "" : ": " + best.note();
        return Optional.of(seeing.tool.title() + how + what + note + ".");
    }

    private static Optional<String> said(Seeing seeing, long saying, String what) {
        String title = seeing.tool.title();
        if (saying == 0) {
            return Optional.of("No event of " + title + " says " + what + ".");
        }
        if (saying * 2 < seeing.events) {
            long percent = saying * PERCENT / seeing.events;
            return Optional.of(
                    "Only " + percent + " % of the events of " + title + " say " + what + ".");
        }
        return Optional.empty();
    }
}

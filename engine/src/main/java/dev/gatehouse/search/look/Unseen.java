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
import java.util.TreeMap;
import java.util.function.Function;

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
            String title = seeing.tool.title();
            declared(
                    seeing,
                    Observes::refusals,
                    title + " does not record refusals",
                    title + " records only some refusals",
                    out);
            declared(
                    seeing,
                    Observes::reads,
                    title + " does not record reads",
                    title + " records only some reads",
                    out);
            said(title, seeing.addresses, seeing.events, "from which address", out);
            said(title, seeing.credentials, seeing.events, "with which credential", out);
        }
        return out;
    }

    // What one channel shows the others need not.
    private static void declared(
            Seeing seeing,
            Function<Observes, Observation> of,
            String none,
            String some,
            List<String> out) {
        List<Observation> all =
                seeing.channels.values().stream()
                        .map(channel -> of.apply(channel.observes()))
                        .toList();
        if (all.isEmpty() || all.stream().anyMatch(each -> each.seen() == Seen.YES)) {
            return;
        }
        Observation best =
                all.stream()
                        .filter(each -> each.seen() == Seen.PARTIAL)
                        .findFirst()
                        .orElse(all.getFirst());
        String note = best.note().isEmpty() ? "" : ": " + best.note();
        out.add((best.seen() == Seen.NO ? none : some) + note + ".");
    }

    private static void said(
            String title, long saying, long events, String what, List<String> out) {
        if (saying == 0) {
            out.add("No event of " + title + " says " + what + ".");
        } else if (saying * 2 < events) {
            out.add(
                    "Only "
                            + saying * PERCENT / events
                            + " % of the events of "
                            + title
                            + " say "
                            + what
                            + ".");
        }
    }
}

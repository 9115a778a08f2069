package dev.gatehouse.bench;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.Verdict;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How right verdicts are: the made-up company's months, whose truth was written before their
/// payloads, judged by what a company would hand in. Beside it the same months are judged by the
/// whole model with everybody linked and every event there: what that leaves undecided the model
/// does not cover.
final class TruthBench {
    // None of them was looked at while rules or model were written; tests and tuning use 7.
    private static final List<Long> SEEDS = List.of(401L, 402L, 403L);
    private static final long FIRST_POSITION = 1_000_000;
    private static final int BATCH_PIECES = 2_048;
    private static final int TOLD_MAX = 40;

    private final BenchSettings settings;
    private final List<Long> seeds;
    private final DraftBench drafting;
    private final Map<String, Integer> wrong = new TreeMap<>();
    private long events;
    private long undecided;
    private long unexpected;
    private long rightly;
    private long unintended;
    private long withinAccess;

    TruthBench(BenchSettings settings) {
        this(settings, SEEDS);
    }

    TruthBench(BenchSettings settings, List<Long> seeds) {
        this.settings = settings;
        this.seeds = List.copyOf(seeds);
        this.drafting = new DraftBench(settings);
    }

    void measure(Figures figures) throws IOException, InterruptedException {
        for (long seed : seeds) {
            settings.say("judging Acme's month of seed " + seed);
            take(seed);
        }
        figures.put("precision", (double) rightly / unexpected)
                .put("recall", (double) rightly / unintended)
                .put("undecided_share", (double) undecided / events)
                .put("truth_events", (double) events)
                .put("truth_unintended", (double) unintended)
                .put("attacks_within_access", (double) withinAccess);
        drafting.put(figures);
        wrong.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(TOLD_MAX)
                .forEach(one -> settings.say(one.getValue() + " times " + one.getKey()));
    }

    private void take(long seed) throws IOException, InterruptedException {
        Path folder = settings.fresh("truth");
        AcmeEvents acme = AcmeEvents.written(settings.root(), folder.resolve("acme"), seed);
        List<AcmeEvents.Line> lines = acme.lines();
        List<FeedObserver.Understood> whole = acme.read(lines, FIRST_POSITION);
        drafting.take(acme, whole, FIRST_POSITION);
        Map<String, Given> best = new HashMap<>();
        judge(
                folder.resolve("whole"),
                new HandedIn(acme.people(), acme.model(), whole),
                (event, given) -> best.put(name(event), given));
        Degradation degradation = new Degradation(seed);
        List<AcmeEvents.Line> coming = degradation.events(lines, whole);
        String model = degradation.model(acme.model());
        Covered covered = new Covered(acme.model(), model);
        judge(
                folder.resolve("degraded"),
                new HandedIn(
                        degradation.people(acme.people()),
                        model,
                        acme.read(coming, FIRST_POSITION)),
                (event, given) ->
                        acme.told(event)
                                .ifPresent(told ->
                                        count(
                                                new Case(event, told),
                                                given,
                                                covered.is(
                                                        given,
                                                        best.getOrDefault(
                                                                name(event), Given.NOTHING)))));
        Folders.delete(folder);
    }

    private static String name(Event event) {
        return event.source()
                + " "
                + event.receipt().naturalId().orEmpty()
                + " "
                + event.deed().action()
                + " "
                + event.resource().path().text();
    }

    private record Case(Event event, AcmeEvents.Told told) {
        @Override
        public String toString() {
            return "%s (%s): %s %s"
                    .formatted(
                            told.label(),
                            told.name(),
                            event.deed().action(),
                            event.resource().type());
        }
    }

    /// A verdict, and whether anybody knows whose account it was.
    private record Given(Verdict verdict, boolean linked) {
        static final Given NOTHING = new Given(Verdict.NOTHING, false);

        boolean is(Verdict.Value value) {
            return verdict.value() == value;
        }
    }

    /// Where a model covers: what the whole one decides, as long as the line that does is in the
    /// one handed in, and whoever it was is still linked. The rest has nothing to be right about.
    private record Covered(String whole, String handedIn) {
        boolean is(Given given, Given best) {
            return !best.is(Verdict.Value.UNDECIDED)
                    && (given.linked() || !best.linked())
                    && (best.verdict().basis() != Verdict.Basis.DECIDED
                            || handedIn.contains(line(best.verdict().rule())));
        }

        private String line(String at) {
            int number = Integer.parseInt(at.substring(at.lastIndexOf(':') + 1));
            return "\n" + whole.lines().skip(number - 1L).findFirst().orElseThrow() + "\n";
        }
    }

    private void count(Case one, Given given, boolean covers) {
        events++;
        undecided += given.is(Verdict.Value.UNDECIDED) ? 1 : 0;
        withinAccess += one.told().label().equals("attack") && one.told().intended() ? 1 : 0;
        if (one.event().deed().verb() == Verb.AUTHENTICATE || !covers) {
            return;
        }
        boolean judged = given.is(Verdict.Value.UNEXPECTED);
        unexpected += judged ? 1 : 0;
        rightly += judged && !one.told().intended() ? 1 : 0;
        unintended += one.told().intended() ? 0 : 1;
        if (judged == one.told().intended()) {
            wrong.merge(
                    given.verdict().value().word() + " " + given.verdict().reason() + ", " + one,
                    1,
                    Integer::sum);
        }
    }

    /// What a company hands in.
    private record HandedIn(String people, String model, List<FeedObserver.Understood> pieces) {}

    /// Hears of a verdict.
    private interface Judged {
        void is(Event event, Given given);
    }

    private void judge(Path folder, HandedIn handed, Judged judged)
            throws IOException, InterruptedException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("acme.yaml"), handed.model());
        try (LoadedRooms rooms = LoadedRooms.open(settings, folder.resolve("data"))) {
            AccessBench.people(rooms, handed.people().getBytes(StandardCharsets.UTF_8));
            rooms.rooms().model().use(model);
            if (!rooms.rooms().model().state().mistakes().isEmpty()) {
                throw new IOException(
                        "the model was refused: " + rooms.rooms().model().state().mistakes());
            }
            Judgement judgement = rooms.rooms().judgement();
            List<FeedObserver.Understood> pieces = handed.pieces();
            for (int from = 0; from < pieces.size(); from += BATCH_PIECES) {
                int to = Math.min(pieces.size(), from + BATCH_PIECES);
                judgement.understood(pieces.subList(from, to), FIRST_POSITION + to);
            }
            AccessBench.awaitSettled(judgement);
            Who who = rooms.rooms().people().now();
            for (FeedObserver.Understood piece : pieces) {
                for (FoldedEvent folded : piece.events()) {
                    if (!(folded.sameness() instanceof Sameness.Completion)) {
                        judgement
                                .verdict(folded.event().id())
                                .ifPresent(verdict ->
                                        judged.is(
                                                folded.event(),
                                                new Given(verdict, isLinked(who, folded.event()))));
                    }
                }
            }
        }
    }

    private static boolean isLinked(Who who, Event event) {
        return who.subjectOf(event.account(), event.time().time()).isPresent();
    }
}

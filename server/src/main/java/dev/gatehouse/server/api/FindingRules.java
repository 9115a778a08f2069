package dev.gatehouse.server.api;

import dev.gatehouse.behaviour.Behaviour;
import dev.gatehouse.detection.Detection;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.posture.Check;
import dev.gatehouse.posture.Result;
import dev.gatehouse.posture.Standing.Stands;
import dev.gatehouse.server.engine.EngineRooms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the file of a rule says to people, read when it is asked: a file that became better makes
/// older findings better too.
final class FindingRules {
    private static final String ATTACK = "attack.";
    private static final String POSTURE = "posture";

    private final EngineRooms rooms;
    private final Map<String, Stands> failing = new HashMap<>();

    /// As of now; made for one answer.
    FindingRules(EngineRooms rooms) {
        this.rooms = rooms;
        for (Stands stands : rooms.posture().now().judged()) {
            if (stands.judged().result() == Result.Fails.FAILS) {
                failing.put(thing(stands.check().id(), stands.judged().subject()), stands);
            }
        }
    }

    private static String thing(String check, String subject) {
        return check + " " + subject;
    }

    /// What a rule says.
    ///
    /// @param why what can come of it
    /// @param steps what to do, in order
    /// @param attack techniques of MITRE ATT&CK
    /// @param benign what else it can be
    record RuleText(
            String title,
            String why,
            List<String> steps,
            List<String> references,
            List<String> attack,
            List<String> benign) {}

    RuleText of(Finding.Origin origin) {
        return switch (origin.emitter()) {
            case "detection" -> ofDetection(origin.rule());
            case POSTURE -> ofCheck(origin);
            case Behaviour.EMITTER -> ofBehaviour();
            case "access" ->
                    new RuleText(
                            "A model change would make its author's own past expected",
                            "Whoever writes the access model could excuse themselves. Until somebody else"
                                    + " lets it count, the past is judged as before.",
                            List.of(
                                    "Look at the change in Access model, Changes.",
                                    "If it is right, let it count there; you must not be its author."),
                            List.of(),
                            List.of(),
                            List.of(
                                    "The author grants a team's usual access, their own among it."));
            case "completeness" -> ofSource(origin);
            default -> unknown(origin.rule());
        };
    }

    private static RuleText ofSource(Finding.Origin origin) {
        boolean silent = origin.rule().equals("source-silent");
        String source = origin.group().isEmpty() ? "the source" : origin.group().getFirst();
        return new RuleText(
                silent
                        ? source + " has said nothing for longer than it usually does at this hour"
                        : source + " sent what could not be taken in",
                silent
                        ? "What it does not send now nobody sees: no detection fires on it, and some tools keep"
                                + " their events for days only. Whoever attacks switches off the record first."
                        : "An attack may be among what is missing, and no answer can say so.",
                silent
                        ? List.of(
                                "Look under Sources: is something refused, is its file or address still there?",
                                "Ask the tool whether its own audit record goes on, and whether somebody changed"
                                        + " its settings: events search 'source:"
                                        + source
                                        + " is:privileged'.",
                                "When it speaks again, see whether what happened meanwhile has come; fetch or"
                                        + " import what has not.")
                        : List.of(
                                "Look under Sources which minutes are meant, and why.",
                                "Import that time again from the tool: what is there already is not doubled."),
                List.of(),
                silent ? List.of("t1562.008") : List.of(),
                silent
                        ? List.of(
                                "A holiday, or a tool that is down for maintenance.",
                                "The way to Gatehouse is down, not the tool.")
                        : List.of("A file was truncated by whoever rotates it."));
    }

    private static RuleText ofBehaviour() {
        return new RuleText(
                "Unusual in several ways at once",
                "Each signal alone is harmless as a rule; together they are what a stolen account or"
                        + " credential looks like. The ledger says what was unusual, and how much of it"
                        + " each line is.",
                List.of(
                        "Read the ledger: what was done, from where, with what, and what is usual.",
                        "Ask whoever it is about, on a way the account does not lead to.",
                        "If it was not them, revoke the credentials of its lines and resolve it as"
                                + " true-positive: then nothing of it is learned as usual.",
                        "If it was them, resolve it as benign-expected: then its points are struck"
                                + " out."),
                List.of(),
                List.of("t1078"),
                List.of(
                        "Somebody changed team or task.",
                        "Somebody travels, or has another laptop.",
                        "A machine was given other work."));
    }

    private RuleText ofDetection(String rule) {
        return rooms.detections()
                .detections()
                .detection(rule)
                .map(FindingRules::text)
                .orElseGet(() -> unknown(rule));
    }

    private static RuleText text(Detection detection) {
        return new RuleText(
                detection.head().title(),
                detection.head().description(),
                detection.steps(),
                detection.head().references(),
                detection.head().tags().stream()
                        .filter(tag -> tag.startsWith(ATTACK))
                        .map(tag -> tag.substring(ATTACK.length()))
                        .toList(),
                detection.head().falsepositives());
    }

    private RuleText ofCheck(Finding.Origin origin) {
        return rooms.posture()
                .checks()
                .check(origin.rule())
                .map(check -> text(check, origin))
                .orElseGet(() -> unknown(origin.rule()));
    }

    private RuleText text(Check check, Finding.Origin origin) {
        return new RuleText(
                check.title(),
                check.why(),
                stands(origin)
                        .flatMap(stands -> check.fix().commands(stands.judged().facts()))
                        .map(List::of)
                        .orElse(List.of()),
                check.references(),
                List.of(),
                List.of());
    }

    /// What a check says of the thing now, where it still fails.
    Optional<Stands> stands(Finding.Origin origin) {
        return origin.emitter().equals(POSTURE) && !origin.group().isEmpty()
                ? Optional.ofNullable(failing.get(thing(origin.rule(), origin.group().getFirst())))
                : Optional.empty();
    }

    // Its file may be gone since.
    private static RuleText unknown(String rule) {
        return new RuleText(rule, "", List.of(), List.of(), List.of(), List.of());
    }
}

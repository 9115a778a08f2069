package dev.gatehouse.behaviour;

import dev.gatehouse.event.Contents;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Verb;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who was given a right lately, on what, by whom, as events tell it: those of which the tool names
/// the one who gains by id.
final class Gains {
    /// Accounts of which a gain is remembered; the one longest ago is forgotten.
    static final int GAINS_MAX = 20_000;

    /// Time within which using a right right after gaining it tells something.
    static final Duration SOON = Duration.ofDays(1);

    private static final List<String> MEMBERS = List.of("members", "users");

    private final LinkedHashMap<String, Gain> gains = new LinkedHashMap<>();

    /// A right somebody gained.
    ///
    /// @param place the path it holds on and below
    /// @param by the account that gave it
    record Gain(int seconds, String place, String by) {}

    /// Notes what is given by an event, if it gives anything to somebody.
    void take(Event event, int seconds) {
        List<String> path = event.resource().path().segments();
        int word = memberWord(path);
        if (event.deed().verb() != Verb.GRANT || word < 0 || !event.resource().id().isSent()) {
            return;
        }
        String instance = String.join("/", path.subList(0, 2));
        String account =
                instance + "/" + Namespace.USER.word() + "/" + event.resource().id().orEmpty();
        gains.putLast(
                account,
                new Gain(seconds, String.join("/", path.subList(0, word)), event.account()));
        if (gains.size() > GAINS_MAX) {
            gains.pollFirstEntry();
        }
    }

    // Where what follows is somebody; for a member of a team, the team stands before it.
    private static int memberWord(List<String> path) {
        for (int i = 2; i < path.size() - 1; i++) {
            if (Contents.isWord(path.get(i))) {
                return MEMBERS.contains(path.get(i)) || path.get(i).equals("teams") ? i : -1;
            }
        }
        return -1;
    }

    /// The gain an account had shortly before, that covers a path.
    Optional<Gain> before(String account, String path, int seconds) {
        return Optional.ofNullable(gains.get(account))
                .filter(gain -> seconds >= gain.seconds())
                .filter(gain -> seconds - gain.seconds() <= SOON.toSeconds())
                .filter(gain -> path.equals(gain.place()) || path.startsWith(gain.place() + "/"));
    }

    /// All of them, the one longest ago first.
    Map<String, Gain> all() {
        return Collections.unmodifiableMap(gains);
    }

    void restore(String account, Gain gain) {
        gains.putLast(account, gain);
    }
}

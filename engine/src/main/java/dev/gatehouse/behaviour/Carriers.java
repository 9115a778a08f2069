package dev.gatehouse.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From which networks each credential and session is used. One that is used from many is that of a
/// pool, such as build agents behind several ways out, and can move as it likes.
final class Carriers {
    /// Credentials that are remembered; the one not used for longest is forgotten.
    static final int CREDENTIALS_MAX = 100_000;

    /// Networks after which a credential counts as that of a pool.
    static final int NETWORKS_MAX = 4;

    /// Uses before a move tells anything.
    static final int USES_MIN = 20;

    /// Within which nobody moves.
    static final Duration MOVE = Duration.ofMinutes(60);

    private final LinkedHashMap<String, Carried> carried = new LinkedHashMap<>();
    private long evicted;

    /// Where one is used from.
    ///
    /// @param network the last of them
    /// @param seconds when it was used there
    record Carried(String network, int seconds, int uses, List<String> networks) {
        Carried {
            networks = List.copyOf(networks);
        }
    }

    /// Takes a use in; gives the network it came from within the hour, if it moved as nobody can,
    /// else the empty text.
    String take(String credential, String network, int seconds) {
        Carried before = carried.get(credential);
        if (before == null) {
            carried.put(credential, new Carried(network, seconds, 1, List.of(network)));
            if (carried.size() > CREDENTIALS_MAX) {
                carried.pollFirstEntry();
                evicted++;
            }
            return "";
        }
        boolean isKnown = before.networks().contains(network);
        boolean moved =
                !isKnown
                        && before.uses() >= USES_MIN
                        && before.networks().size() < NETWORKS_MAX
                        && Math.abs(seconds - before.seconds()) < MOVE.toSeconds();
        List<String> networks = new ArrayList<>(before.networks());
        if (!isKnown && networks.size() < NETWORKS_MAX) {
            networks.add(network);
        }
        carried.putLast(
                credential,
                new Carried(
                        network,
                        Math.max(seconds, before.seconds()),
                        Math.min(USES_MIN, before.uses() + 1),
                        networks));
        return moved ? before.network() : "";
    }

    long evicted() {
        return evicted;
    }

    void restoreEvicted(long gone) {
        evicted = gone;
    }

    /// All of them, the one not used for longest first.
    Map<String, Carried> all() {
        return Collections.unmodifiableMap(carried);
    }

    void restore(String credential, Carried one) {
        carried.putLast(credential, one);
    }
}

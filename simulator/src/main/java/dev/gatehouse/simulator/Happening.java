package dev.gatehouse.simulator;

import java.time.Instant;

/// One thing that happened, from which both the truth and the payload are written.
///
/// @param at when it happened, by the tool's clock
/// @param arrives when the tool sends it; the order of lines in a file
/// @param nativeId the id the payload carries (Jenkins carries none: the text that finds the line)
/// @param label what the truth says of it
record Happening(
        Instant at,
        Instant arrives,
        String nativeId,
        Account actor,
        Origin origin,
        Act act,
        Label label) {

    static Happening of(Instant at, String nativeId, Account actor, Act act) {
        return new Happening(at, at, nativeId, actor, actor.origin(), act, Label.NOISE);
    }

    Tool tool() {
        return act.tool();
    }

    /// Whether those whose company it is meant it to be possible. What the tool refused they did
    /// not; of what an attack does, only what its account may do on any other day.
    boolean isIntended() {
        return act.isSignIn()
                || (!act.refused()
                        && (label.kind() != Label.Kind.ATTACK || EverydayRights.cover(actor, act)));
    }

    Happening from(Origin elsewhere) {
        return new Happening(at, arrives, nativeId, actor, elsewhere, act, label);
    }

    Happening labelled(Label given) {
        return new Happening(at, arrives, nativeId, actor, origin, act, given);
    }

    Happening arriving(Instant late) {
        return new Happening(at, late, nativeId, actor, origin, act, label);
    }
}

package dev.gatehouse.behaviour;

import dev.gatehouse.event.Words;

/// What is remembered of what an account does: of each aspect, which values it had.
public enum Aspect {
    ACTION(Signal.NEW_ACTION, 128),
    RESOURCE(Signal.NEW_RESOURCE, 256),
    NETWORK(Signal.NEW_NETWORK, 32),
    COUNTRY(Signal.NEW_COUNTRY, 16),
    CLIENT(Signal.NEW_CLIENT, 32),
    CREDENTIAL(Signal.NEW_CREDENTIAL, 64);

    private final Signal signal;
    private final int valuesMax;

    Aspect(Signal signal, int valuesMax) {
        this.signal = signal;
        this.valuesMax = valuesMax;
    }

    /// What a value is that the account never had before.
    public Signal signal() {
        return signal;
    }

    /// Values of one account; beyond them the one that was not had for longest is forgotten.
    int valuesMax() {
        return valuesMax;
    }

    /// The word used in JSON.
    public String word() {
        return Words.of(this);
    }

    // A right in the wrong hands does harm by what is done; from where and with what it is done
    // is as telling whatever it is.
    boolean isWeighedByPermission() {
        return this == ACTION || this == RESOURCE;
    }
}

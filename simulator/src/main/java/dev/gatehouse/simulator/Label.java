package dev.gatehouse.simulator;

/// What the truth says of an event.
///
/// @param scene the number of the scene in `docs/start/acme.md`, 0 for none
/// @param name the scene's or decoy's name there, empty for plain noise
record Label(int scene, Kind kind, String name) {

    static final Label NOISE = new Label(0, Kind.NOISE, "");

    /// Whether somebody should be told.
    enum Kind {
        ATTACK,
        DECOY,
        NOISE
    }

    static Label attack(int scene, String name) {
        return new Label(scene, Kind.ATTACK, name);
    }

    static Label decoy(int scene, String name) {
        return new Label(scene, Kind.DECOY, name);
    }

    static Label noise(int scene, String name) {
        return new Label(scene, Kind.NOISE, name);
    }
}

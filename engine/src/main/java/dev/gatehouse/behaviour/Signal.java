package dev.gatehouse.behaviour;

import dev.gatehouse.event.Words;

/// Something unusual about an event, with the most points it gives. None is worth a look alone.
public enum Signal {
    NEW_ACTION(Family.DEED, 30, "Did something for the first time"),
    NEW_RESOURCE(Family.DEED, 25, "Touched something for the first time"),
    GAINED_THEN_USED(Family.DEED, 40, "Was given a right and used it within a day as never before"),
    NEW_NETWORK(Family.PLACE, 30, "Came from a network for the first time"),
    NEW_COUNTRY(Family.PLACE, 35, "Came from a country for the first time"),
    CREDENTIAL_MOVED(Family.PLACE, 45, "A credential or session changed networks within the hour"),
    NEW_CLIENT(Family.MEANS, 25, "Used a client program for the first time"),
    NEW_CREDENTIAL(Family.MEANS, 20, "Used a credential for the first time"),
    LIKE_A_PERSON(Family.MEANS, 50, "A machine's account was used from a browser"),
    ODD_HOUR(Family.TIME, 10, "Was active at an hour at which it never was"),
    WOKE(Family.TIME, 40, "Was active again after a long silence"),
    MANY_EVENTS(Family.AMOUNT, 30, "Did far more in an hour than ever"),
    MANY_RESOURCES(Family.AMOUNT, 45, "Touched far more things in an hour than ever"),
    MANY_REFUSALS(Family.AMOUNT, 40, "Was refused far more often in an hour than ever");

    private final Family family;
    private final int points;
    private final String title;

    Signal(Family family, int points, String title) {
        this.family = family;
        this.points = points;
        this.title = title;
    }

    /// What it looks at.
    public Family family() {
        return family;
    }

    /// The most it gives.
    public int points() {
        return points;
    }

    /// What it says, without whom it says it of.
    public String title() {
        return title;
    }

    /// The word used in records and JSON.
    public String word() {
        return Words.of(this);
    }
}

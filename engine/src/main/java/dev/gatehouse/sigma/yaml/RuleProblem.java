package dev.gatehouse.sigma.yaml;

/// A rule that cannot be used: where, what is wrong, what to do. It is the writer of the file who
/// mends it, so the message is a sentence for them.
public final class RuleProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String reason;

    public RuleProblem(Place place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    /// Where it stands.
    public Place place() {
        return place;
    }

    /// What is wrong, without the place.
    public String reason() {
        return reason;
    }
}

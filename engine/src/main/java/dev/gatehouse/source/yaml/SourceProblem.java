package dev.gatehouse.source.yaml;

/// A tool's folder that cannot be used: where, what is wrong, what was probably meant. It is the
/// writer of the file who mends it, so the message is a sentence for them.
public final class SourceProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String suggestion;

    public SourceProblem(Place place, String what, String suggestion) {
        super(place + ": " + what + (suggestion.isEmpty() ? "" : "; " + suggestion));
        this.place = place;
        this.suggestion = suggestion;
    }

    public SourceProblem(Place place, String what) {
        this(place, what, "");
    }

    /// Where it stands.
    public Place place() {
        return place;
    }

    /// What to do about it; empty when there is nothing better to say.
    public String suggestion() {
        return suggestion;
    }
}

package dev.gatehouse.source.line;

/// The longest text that stands in every line a pattern fits.
final class Required {
    private final StringBuilder run = new StringBuilder();
    private String longest = "";

    private Required() {}

    static String of(PatternPart whole) {
        Required required = new Required();
        required.see(whole);
        required.end();
        return required.longest;
    }

    private void see(PatternPart part) {
        switch (part) {
            case PatternPart.One one -> {
                if (one.letters().only() >= 0) {
                    run.appendCodePoint(one.letters().only());
                } else {
                    end();
                }
            }
            case PatternPart.Sequence sequence -> sequence.parts().forEach(this::see);
            case PatternPart.Group group -> see(group.part());
            case PatternPart.Edge _ -> {}
            case PatternPart.Choice _, PatternPart.Repeated _ -> end();
        }
    }

    private void end() {
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
    }
}

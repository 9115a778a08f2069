package dev.gatehouse.event;

import java.util.regex.Pattern;

/// The name of a source, `tool[:name]`; the name is `default` unless given.
public record SourceName(String tool, String name) {
    /// The name of the sources that rehearsed attacks come through, one a tool.
    public static final String REHEARSAL = "rehearsal";

    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,64}");

    public SourceName {
        if (!WORD.matcher(tool).matches() || !WORD.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a source is named tool or tool:name in small letters, digits and '-'; not "
                            + tool
                            + ":"
                            + name);
        }
    }

    /// Reads `tool` or `tool:name`.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static SourceName parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new SourceName(text, "default")
                : new SourceName(text.substring(0, colon), text.substring(colon + 1));
    }

    /// Whether what comes through it was played and never happened.
    public boolean isRehearsal() {
        return name.equals(REHEARSAL);
    }

    /// Always with the name, `github:default` included.
    @Override
    public String toString() {
        return tool + ":" + name;
    }
}

package dev.gatehouse.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a tile or an entry bundle lies below the journal's directory (C2SP tlog-tiles).
///
/// @param level 0 to 63, or [#ENTRIES] for an entry bundle
/// @param index which tile of its level
/// @param width hashes or entries in it: [#FULL], or fewer in a partial one
public record TilePath(int level, long index, int width) {

    /// In place of a level: the entries below level 0.
    public static final int ENTRIES = -1;

    /// Width of a tile that will not change any more.
    public static final int FULL = 256;

    private static final Pattern PATH =
            Pattern.compile(
                    "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "no tile has level " + level + ", index " + index + ", width " + width);
        }
    }

    /// Reads a path as it is written by [#toString].
    ///
    /// @throws IllegalArgumentException for anything else, another spelling of the same tile
    ///   included
    public static TilePath parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (path.length() > 100 || !matcher.matches()) {
            throw new IllegalArgumentException("not the path of a tile");
        }
        int level =
                matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        String digits = matcher.group(2).replaceAll("[x/]", "");
        if (digits.length() > 18) {
            throw new IllegalArgumentException("the tile's index is too large");
        }
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        TilePath parsed = new TilePath(level, Long.parseLong(digits), width);
        if (!parsed.toString().equals(path)) {
            throw new IllegalArgumentException("not the one spelling of a tile's path");
        }
        return parsed;
    }

    boolean isFull() {
        return width == FULL;
    }

    /// The directory the partial forms of this tile lie in.
    String partialDirectory() {
        return new TilePath(level, index, FULL) + ".p";
    }

    /// Relative to the journal's directory, with forward slashes.
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        String parent = level == ENTRIES ? "tile/entries/" : "tile/" + level + "/";
        return parent + path + (isFull() ? "" : ".p/" + width);
    }
}

package dev.gatehouse.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where a resource stands: tool `/` instance (`/` segment)*. Two hands that name the same thing
/// get the same bytes: segments are NFC; `/ % * ?` and controls are percent-encoded UTF-8; a name
/// equal to a word of [Contents], or `.` or `..`, has its first byte percent-encoded. A path has at
/// most [#SEGMENTS_MAX] segments and [#PATH_BYTES_MAX] bytes; what is longer is cut and ends in a
/// segment `~` + 32 hex digits of the SHA-256 of the whole path, so two long paths stay two.
///
/// @param text the encoded path, without a leading or trailing slash
public record ResourcePath(String text) {
    /// Segments of a path, tool and instance included.
    public static final int SEGMENTS_MAX = 32;

    /// UTF-8 bytes of the encoded path.
    public static final int PATH_BYTES_MAX = 1_024;

    /// One step below an instance: a word of the closed list, or somebody's name.
    public sealed interface Step {
        /// A word of [Contents]: what follows are contents of what came before.
        record Word(String word) implements Step {
            public Word {
                if (!Contents.isWord(word)) {
                    throw new IllegalArgumentException("not a word of the closed list: " + word);
                }
            }
        }

        /// A name somebody gave; encoded on the way in.
        record Name(String name) implements Step {}
    }

    /// The path of an instance itself.
    public static ResourcePath of(String tool, String instance) {
        return of(tool, instance, List.of());
    }

    /// The path of what `steps` lead to; empty names are left out.
    public static ResourcePath of(String tool, String instance, List<Step> steps) {
        List<String> segments = new ArrayList<>(steps.size() + 2);
        segments.add(Segments.encode(tool));
        segments.add(Segments.encode(instance));
        for (Step step : steps) {
            switch (step) {
                case Step.Word word -> segments.add(word.word());
                case Step.Name name -> {
                    if (!name.name().isEmpty()) {
                        segments.add(Segments.encode(name.name()));
                    }
                }
            }
        }
        return new ResourcePath(Segments.join(segments));
    }

    /// What a name becomes as a segment of a path that is not too long.
    public static String segment(String name) {
        return Segments.encode(name);
    }

    /// The segments, still encoded; at least two.
    public List<String> segments() {
        return List.of(text.split("/", -1));
    }

    /// The last segment, decoded for people.
    public String lastName() {
        return Segments.decode(text.substring(text.lastIndexOf('/') + 1));
    }

    /// The whole path, decoded for people; no longer fit to be read back.
    public String spoken() {
        return String.join("/", segments().stream().map(Segments::decode).toList());
    }

    /// Whether `other` is this path or lies below it.
    public boolean covers(ResourcePath other) {
        return other.text.equals(text)
                || (other.text.startsWith(text) && other.text.charAt(text.length()) == '/');
    }

    /// The path to compare by where the source says that case does not matter.
    public ResourcePath folded() {
        return new ResourcePath(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}

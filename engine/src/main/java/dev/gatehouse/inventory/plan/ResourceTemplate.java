package dev.gatehouse.inventory.plan;

import dev.gatehouse.event.Contents;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePath.Step;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The steps to a resource below its instance. Words of the closed list, `*` and `**` stand as they
/// are, `=a` is always that name; `{a}` is a name read from the object, `{a/}` one with slashes,
/// `{a/*}` one with slashes in which `*` and `**` may stand for names, `{+a}` every name there is:
/// one path for each. Without a name that is needed there is no path, for a shorter one would be of
/// something larger; where patterns or every name are asked for and none was sent, the word before
/// goes too, unless it is the last.
record ResourceTemplate(List<Segment> segments) {
    /// Paths that one template makes of one object.
    static final int PATHS_MAX = 1_000;

    private static final int SHORT_CHARS = 64;

    /// How a value becomes segments.
    enum Form {
        NAME,
        NAMES,
        PATTERN,
        EACH
    }

    /// One step of a template.
    sealed interface Segment {
        /// Stands as it is: a word of the closed list, `*` or `**`.
        record Fixed(String text) implements Segment {}

        /// Read from the object.
        record Read(Expression value, Form form) implements Segment {}
    }

    static ResourceTemplate read(Yaml yaml, ExpressionFile expressions) {
        List<Segment> segments = new ArrayList<>();
        String text = yaml.text();
        for (String part : split(text)) {
            if (part.startsWith("{") && part.endsWith("}")) {
                segments.add(value(part.substring(1, part.length() - 1), yaml, expressions));
            } else if (Contents.isWord(part) || part.equals("*") || part.equals("**")) {
                segments.add(new Segment.Fixed(part));
            } else if (part.startsWith("=") && part.length() > 1) {
                segments.add(new Segment.Fixed(encoded(part.substring(1))));
            } else {
                throw new SourceProblem(
                        yaml.place(),
                        "\"" + part + "\" is neither a word of the closed list nor in braces",
                        "write =" + part + " for somebody's name");
            }
        }
        return new ResourceTemplate(List.copyOf(segments));
    }

    // At the slashes outside of braces; nothing means the instance itself.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '/' && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static Segment value(String text, Yaml yaml, ExpressionFile expressions) {
        if (text.startsWith("+")) {
            return new Segment.Read(expressions.choice(text.substring(1), yaml.place()), Form.EACH);
        }
        Form form =
                text.endsWith("/*") ? Form.PATTERN : text.endsWith("/") ? Form.NAMES : Form.NAME;
        int cut = form == Form.PATTERN ? 2 : form == Form.NAMES ? 1 : 0;
        return new Segment.Read(
                expressions.choice(text.substring(0, text.length() - cut), yaml.place()), form);
    }

    /// The paths for an object.
    ///
    /// @param place `tool/instance`
    List<String> paths(Thing thing, String place) {
        List<List<String>> paths = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case Segment.Fixed fixed -> paths.forEach(path -> path.add(fixed.text()));
                case Segment.Read read -> {
                    List<List<String>> names = names(read, thing);
                    boolean needed = read.form() == Form.NAME || read.form() == Form.NAMES;
                    if (names.isEmpty() && needed) {
                        return List.of();
                    }
                    if (names.isEmpty()) {
                        withoutWord(paths, i);
                    } else {
                        paths = product(paths, names);
                    }
                }
            }
        }
        return paths.stream()
                .map(path -> path.isEmpty() ? place : place + "/" + String.join("/", path))
                .filter(path -> path.length() <= ResourcePath.PATH_BYTES_MAX)
                .toList();
    }

    /// The beginning of every path it makes, as far as that is known of a thing that is not there
    /// yet.
    String known(Thing asked, String place) {
        List<String> known = new ArrayList<>();
        for (Segment segment : segments) {
            List<String> step =
                    switch (segment) {
                        case Segment.Fixed fixed -> List.of(fixed.text());
                        case Segment.Read read ->
                                names(read, asked).stream().findFirst().orElse(List.of());
                    };
            if (step.isEmpty() || step.stream().anyMatch(name -> name.indexOf('*') >= 0)) {
                break;
            }
            known.addAll(step);
        }
        return known.isEmpty() ? place : place + "/" + String.join("/", known);
    }

    private void withoutWord(List<List<String>> paths, int at) {
        boolean word = at > 0 && segments.get(at - 1) instanceof Segment.Fixed;
        if (word && at + 1 < segments.size()) {
            paths.forEach(List::removeLast);
        }
    }

    private static List<List<String>> product(List<List<String>> paths, List<List<String>> ends) {
        // Nearly always there is one path, and one way it goes on.
        if (paths.size() == 1 && ends.size() == 1) {
            paths.getFirst().addAll(ends.getFirst());
            return paths;
        }
        return paths.stream()
                .flatMap(path -> ends.stream().map(end -> joined(path, end)))
                .limit(PATHS_MAX)
                .toList();
    }

    private static List<String> joined(List<String> path, List<String> end) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(end);
        return longer;
    }

    private static List<List<String>> names(Segment.Read read, Thing thing) {
        Stream<String> texts = read.value().all(thing);
        if (read.form() == Form.EACH) {
            return texts.map(text -> List.of(encoded(text))).toList();
        }
        Optional<String> text = texts.findFirst();
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> parts =
                switch (read.form()) {
                    case NAME, EACH -> List.of(encoded(text.get()));
                    case NAMES -> parts(text.get(), false);
                    case PATTERN -> parts(text.get(), true);
                };
        return parts.isEmpty() ? List.of() : List.of(parts);
    }

    private static List<String> parts(String text, boolean pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("/", ResourcePath.SEGMENTS_MAX)) {
            if (!part.isEmpty()) {
                parts.add(pattern ? patternOf(part) : encoded(part));
            }
        }
        return parts;
    }

    private static String patternOf(String part) {
        if (part.equals("+")) {
            return "*";
        }
        if (part.indexOf('*') < 0) {
            return encoded(part);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            out.append(c == '*' ? "*" : encoded(String.valueOf(c)));
        }
        return out.toString();
    }

    // A short one is never cut, whatever path it stands in alone.
    private static String encoded(String name) {
        if (!name.isEmpty() && name.length() <= SHORT_CHARS) {
            return ResourcePath.segment(name);
        }
        return ResourcePath.of("t", "i", List.of(new Step.Name(name))).segments().getLast();
    }
}

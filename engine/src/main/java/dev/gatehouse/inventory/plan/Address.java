package dev.gatehouse.inventory.plan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where an API answers with a listing, below its root: `repos/{repository/}/keys?per_page=100`.
/// What stands in braces is filled in; a name that ends in a slash may hold slashes. An exported
/// file that is named like the path tells what its listing was asked with.
public final class Address {
    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)(/?)\\}");

    private static final Pattern ENDING =
            Pattern.compile("([.][0-9]{1,6})?[.](json|jsonl|ndjson|hcl)$");

    private final String text;
    private final List<String> names = new ArrayList<>();
    private final Pattern path;

    private Address(String text) {
        this.text = text;
        StringBuilder pattern = new StringBuilder();
        String wholePath = text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
        Matcher name = NAME.matcher(wholePath);
        int from = 0;
        while (name.find()) {
            pattern.append(Pattern.quote(wholePath.substring(from, name.start())));
            pattern.append(name.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            names.add(name.group(1));
            from = name.end();
        }
        pattern.append(Pattern.quote(wholePath.substring(from)));
        this.path = Pattern.compile(pattern.toString());
    }

    static Address of(String text) {
        return new Address(text);
    }

    /// The address an exported file is named like: without its ending and the number of its page,
    /// `@` for the question mark, which not every disk has in names.
    public static String ofFile(String name) {
        return ENDING.matcher(name.replace('\\', '/')).replaceFirst("").replace('@', '?');
    }

    /// The names it is filled with, in order.
    public List<String> names() {
        return List.copyOf(names);
    }

    /// The address with whatever it is filled with left out: two of one shape are answered alike.
    public String shape() {
        return NAME.matcher(text).replaceAll("{}");
    }

    /// Filled in.
    public String with(Map<String, String> of) {
        Matcher name = NAME.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (name.find()) {
            String value = of.getOrDefault(name.group(1), "");
            out.append(text, from, name.start());
            out.append(name.group(2).isEmpty() ? encoded(value) : slashed(value));
            from = name.end();
        }
        return out.append(text.substring(from)).toString();
    }

    private static String slashed(String value) {
        return encoded(value).replace("%2F", "/");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What a path was filled with; nothing where it is another's.
    ///
    /// @param written perhaps with a query, of which each parameter must be one of the address
    public Optional<SortedMap<String, String>> match(String written) {
        int query = written.indexOf('?');
        Matcher matcher = path.matcher(query < 0 ? written : written.substring(0, query));
        if (!matcher.matches() || !holds(query < 0 ? "" : written.substring(query + 1))) {
            return Optional.empty();
        }
        SortedMap<String, String> of = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            of.put(names.get(i), decoded(matcher.group(i + 1)));
        }
        return Optional.of(of);
    }

    private boolean holds(String query) {
        List<String> ours = List.of(text.substring(text.indexOf('?') + 1).split("&", -1));
        return query.isEmpty() || ours.containsAll(List.of(query.split("&", -1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return text;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

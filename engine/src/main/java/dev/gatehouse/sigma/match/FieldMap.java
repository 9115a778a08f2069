package dev.gatehouse.sigma.match;

import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.RuleProblem;
import dev.gatehouse.sigma.yaml.YamlDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where the fields that rules name stand in the events of a log. A field that is not listed is
/// read by its own name.
///
/// @param names by the name in rules, the paths it may have in an event
/// @param within objects whose members are fields of their own, by their name without spaces; an
///   attribute of a member is `Member_Attribute`; behind `.*` it is the members that hold fields
public record FieldMap(Map<String, List<String>> names, List<String> within) {
    private static final String SHIPPED = "fields.yaml";

    /// Every field stands where its name says.
    public static final FieldMap PLAIN = new FieldMap(Map.of(), List.of());

    public FieldMap {
        names = Map.copyOf(names);
        within = List.copyOf(within);
    }

    /// The maps of several logs, each with the logsource it is for.
    public record ByLog(List<Entry> entries) {
        /// Every field stands where its name says, in every log.
        public static final ByLog PLAIN = new ByLog(List.of());

        public ByLog {
            entries = List.copyOf(entries);
        }

        /// The maps that ship with the engine: what mends published rules that name fields no event
        /// has.
        public static ByLog shipped() {
            try (InputStream in = FieldMap.class.getResourceAsStream(SHIPPED)) {
                String text =
                        new String(
                                Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                return parse(SHIPPED, text);
            } catch (IOException broken) {
                throw new UncheckedIOException(SHIPPED, broken);
            }
        }

        /// One of them.
        public record Entry(Logsource logsource, FieldMap map) {}

        /// What holds for events of that log.
        public FieldMap of(Logsource log) {
            Map<String, List<String>> names = new HashMap<>();
            List<String> within = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry.logsource().isAbout(log)) {
                    names.putAll(entry.map().names());
                    within.addAll(entry.map().within());
                }
            }
            return new FieldMap(names, within);
        }
    }

    /// Reads documents of `logsource`, `within` and `names`.
    ///
    /// @throws RuleProblem when they hold anything else
    public static ByLog parse(String file, String text) {
        List<ByLog.Entry> entries = new ArrayList<>();
        for (Node.Mapping document : YamlDocuments.parse(file, text)) {
            document.only("logsource", "within", "names");
            Node.Mapping logsource = document.get("logsource").mapping();
            Map<String, List<String>> names = new HashMap<>();
            document.find("names")
                    .ifPresent(node ->
                            node.mapping()
                                    .members()
                                    .forEach((name, paths) -> names.put(name, paths.texts())));
            entries.add(
                    new ByLog.Entry(
                            new Logsource(
                                    logsource.text("product"),
                                    logsource.text("category"),
                                    logsource.text("service")),
                            new FieldMap(names, document.texts("within"))));
        }
        return new ByLog(entries);
    }
}

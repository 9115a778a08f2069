package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Node;
import java.util.List;

/// What a rule or correlation says about itself. Texts are empty and lists are empty where it says
/// nothing.
///
/// @param id a UUID
/// @param name what correlations and filters may call it
/// @param level `informational`, `low`, `medium`, `high` or `critical`
/// @param author whom whoever shows a match has to name, as the rule's licence asks
public record Head(
        String id,
        String name,
        String title,
        String status,
        String description,
        String author,
        String license,
        String date,
        String level,
        List<String> references,
        List<String> tags,
        List<String> falsepositives) {
    public Head {
        references = List.copyOf(references);
        tags = List.copyOf(tags);
        falsepositives = List.copyOf(falsepositives);
    }

    /// What a document says.
    ///
    /// @throws dev.gatehouse.sigma.yaml.RuleProblem when it has no title
    public static Head read(Node.Mapping document) {
        return new Head(
                document.text("id"),
                document.text("name"),
                document.get("title").text().strip(),
                document.text("status"),
                document.text("description").strip(),
                document.find("author").map(author -> String.join(", ", author.texts())).orElse(""),
                document.text("license"),
                document.text("date"),
                document.text("level"),
                document.texts("references"),
                document.texts("tags"),
                document.texts("falsepositives"));
    }

    /// What it goes by: its id, else its name, else its title.
    public String key() {
        return !id.isEmpty() ? id : name.isEmpty() ? title : name;
    }

    /// Whether `reference` in a correlation or filter means it.
    public boolean isCalled(String reference) {
        return !reference.isEmpty() && (reference.equalsIgnoreCase(id) || reference.equals(name));
    }
}

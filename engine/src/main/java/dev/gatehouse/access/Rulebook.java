package dev.gatehouse.access;

import dev.gatehouse.access.model.HouseChanges;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.access.rule.HouseRule;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.source.yaml.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// What is judged by: the house rules, as text, since every judge reads its own from it; and the
/// model.
///
/// @param name what messages call the file of house rules
/// @param house the text of that file, known to be readable
/// @param held what an author's change does not do for their own past yet
public record Rulebook(String name, String house, Model model, List<Held> held) {
    /// Checks that it can be read.
    ///
    /// @throws dev.gatehouse.source.yaml.SourceProblem with file, line and what was probably meant
    /// @throws ModelProblem where the model changes house rules that there are not
    public Rulebook {
        held = List.copyOf(held);
        check(HouseRules.parse(name, house), model.house());
    }

    /// House rules without a model.
    public Rulebook(String name, String house) {
        this(name, house, Model.NONE, List.of());
    }

    /// Reads the file of house rules.
    ///
    /// @throws UncheckedIOException when there is none
    /// @throws dev.gatehouse.source.yaml.SourceProblem with file, line and what was probably meant
    public static Rulebook load(Path house) {
        try {
            return new Rulebook("model/" + house.getFileName(), Files.readString(house));
        } catch (IOException absent) {
            throw new UncheckedIOException("the house rules cannot be read: " + house, absent);
        }
    }

    private static void check(HouseRules house, HouseChanges changes) {
        List<String> ids = house.rules().stream().map(HouseRule::id).toList();
        Map<String, String> named = new HashMap<>(changes.off());
        changes.tuned().forEach(tuned -> named.put(tuned.rule(), tuned.at()));
        List<ModelProblem.Mistake> mistakes = new ArrayList<>();
        named.forEach((id, at) -> {
            if (!ids.contains(id)) {
                int colon = at.lastIndexOf(':');
                mistakes.add(
                        new ModelProblem.Mistake(
                                at.substring(0, colon),
                                Integer.parseInt(at.substring(colon + 1)),
                                "there is no house rule \"" + id + "\"",
                                Suggestion.of(id, ids)));
            }
        });
        if (!mistakes.isEmpty()) {
            throw new ModelProblem(mistakes);
        }
    }

    /// The same house rules with that model.
    public Rulebook with(Model other, List<Held> otherHeld) {
        return new Rulebook(name, house, other, otherHeld);
    }

    /// The house rules, read once more.
    public HouseRules houseRules() {
        return HouseRules.parse(name, house);
    }

    /// What changes whenever a verdict could.
    String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(house.getBytes(StandardCharsets.UTF_8));
            if (!model.isNone()) {
                sha.update(model.digest().getBytes(StandardCharsets.UTF_8));
            }
            for (Held one : held) {
                sha.update((one.before() + one.author()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

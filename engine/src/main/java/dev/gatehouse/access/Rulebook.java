package dev.gatehouse.access;

import dev.gatehouse.access.rule.HouseRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The rules in force, as text, since every judge reads its own from it.
///
/// @param name what messages call the file of house rules
/// @param house the text of that file, known to be readable
public record Rulebook(String name, String house) {
    /// Checks that it can be read.
    ///
    /// @throws dev.gatehouse.source.yaml.SourceProblem with file, line and what was probably meant
    public Rulebook {
        HouseRules.parse(name, house);
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

    /// The house rules, read once more.
    public HouseRules houseRules() {
        return HouseRules.parse(name, house);
    }

    /// What changes whenever a verdict could.
    String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(house.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

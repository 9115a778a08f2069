package dev.gatehouse.access.model;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.people.Who;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who should be able to do what, as files say it: whole, or not at all. Never changes.
///
/// @param texts the files it was read from, by name
/// @param assignments what is allowed
/// @param deny what nothing allows
/// @param governed where only what is decided is expected
/// @param answers what people said of what nobody had written down; in no file
public record Model(
        List<ModelText> texts,
        List<Group> groups,
        List<Assignment> assignments,
        List<Assignment> deny,
        List<Governed> governed,
        List<Separation> separation,
        List<Belonging> criticality,
        List<Belonging> owners,
        List<Network> networks,
        HouseChanges house,
        List<Case> tests,
        List<AnsweredLine> answers) {
    /// Unknown names told at once.
    public static final int UNKNOWN_MAX = 100;

    /// Nobody has written one.
    public static final Model NONE =
            new Model(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    HouseChanges.NONE,
                    List.of(),
                    List.of());

    public Model {
        texts = List.copyOf(texts);
        groups = List.copyOf(groups);
        assignments = List.copyOf(assignments);
        deny = List.copyOf(deny);
        governed = List.copyOf(governed);
        separation = List.copyOf(separation);
        criticality = List.copyOf(criticality);
        owners = List.copyOf(owners);
        networks = List.copyOf(networks);
        tests = List.copyOf(tests);
        answers = List.copyOf(answers);
    }

    /// A group as written.
    ///
    /// @param at where it stands, as `file:line`
    public record Group(String name, Set<String> members, String at) {
        public Group {
            members = Set.copyOf(members);
        }
    }

    /// Reads every `*.yaml` below a directory.
    ///
    /// @throws ModelProblem with every mistake found
    public static Model load(Path directory) {
        return read(ModelFiles.read(directory).texts());
    }

    /// Reads a model from its files.
    ///
    /// @throws ModelProblem with every mistake found
    public static Model read(List<ModelText> texts) {
        return new ModelReader().read(texts);
    }

    /// The same files with what people answered.
    public Model with(List<AnsweredLine> given) {
        return new Model(
                texts,
                groups,
                assignments,
                deny,
                governed,
                separation,
                criticality,
                owners,
                networks,
                house,
                tests,
                given);
    }

    /// Whether nobody has written or answered anything.
    public boolean isNone() {
        return texts.isEmpty() && answers.isEmpty();
    }

    /// Whether only what is decided is expected there.
    public boolean governs(Permission permission, String path) {
        ResourcePath asked = new ResourcePath(path);
        return governed.stream()
                .anyMatch(one -> one.scope().permits(permission) && one.scope().reaches(asked));
    }

    /// The team that owns a resource.
    public Optional<String> ownerOf(String path) {
        return Belonging.first(owners, path);
    }

    /// How critical a resource is, as a word of [Belonging.Level].
    public Optional<String> criticalityOf(String path) {
        return Belonging.first(criticality, path);
    }

    /// The line of the model that stands there, in words.
    public Optional<String> sentenceAt(String place) {
        for (Assignment one : assignments) {
            if (one.at().equals(place)) {
                return Optional.of(one.sentence() + ".");
            }
        }
        for (Assignment one : deny) {
            if (one.at().equals(place)) {
                return Optional.of(
                        "It is denied: "
                                + one.to()
                                + " on "
                                + Assignment.patterns(one.scope())
                                + ".");
            }
        }
        for (Governed one : governed) {
            if (one.at().equals(place)) {
                return Optional.of(Assignment.patterns(one.scope()) + " is governed.");
            }
        }
        for (AnsweredLine one : answers) {
            if (one.line().at().equals(place)) {
                return Optional.of(
                        (one.allows() ? "Somebody who was asked said: " : "Somebody said no to: ")
                                + one.line().sentence()
                                + ".");
            }
        }
        for (Separation one : separation) {
            if (one.at().equals(place)) {
                return Optional.of(
                        "Nobody may have, or do for one change, both sides of " + one.name() + ".");
            }
        }
        return Optional.empty();
    }

    /// The reason given for the line that stands there; empty where none is.
    public String whyAt(String place) {
        for (Assignment one : assignments) {
            if (one.at().equals(place)) {
                return one.about().why();
            }
        }
        for (Assignment one : deny) {
            if (one.at().equals(place)) {
                return one.about().why();
            }
        }
        for (Governed one : governed) {
            if (one.at().equals(place)) {
                return one.about().why();
            }
        }
        for (AnsweredLine one : answers) {
            if (one.line().at().equals(place)) {
                return one.line().about().why();
            }
        }
        for (Separation one : separation) {
            if (one.at().equals(place)) {
                return one.why();
            }
        }
        return "";
    }

    /// Persons and machines that groups and lines name and nobody known is: misspelt, or not told
    /// of yet.
    public List<String> unknown(Who who) {
        Set<String> known = new HashSet<>();
        who.subjects().forEach(one -> known.addAll(Whom.namesOf("", Optional.of(one))));
        Set<String> named = new TreeSet<>();
        groups.forEach(group -> named.addAll(group.members()));
        assignments.forEach(one -> named.addAll(one.to().names()));
        deny.forEach(one -> named.addAll(one.to().names()));
        named.removeIf(name ->
                known.contains(name)
                        || !(name.startsWith(Whom.PERSON) || name.startsWith(Whom.MACHINE)));
        return named.stream().limit(UNKNOWN_MAX).toList();
    }

    /// Lines whose day of review has come.
    public List<Assignment> toReview(LocalDate today) {
        return assignments.stream()
                .filter(one ->
                        one.about().reviewBy().filter(day -> !today.isBefore(day)).isPresent())
                .toList();
    }

    /// What changes whenever a verdict could: the bytes of the files, and what was answered.
    public String digest() {
        List<ModelText> lines =
                answers.stream().map(one -> new ModelText(one.line().at(), "")).toList();
        return digest(Stream.concat(texts.stream(), lines.stream()).toList());
    }

    /// What changes whenever a byte of the files does.
    public static String digest(List<ModelText> texts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (ModelText one : texts) {
                sha.update(
                        (one.name() + "\0" + one.text() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

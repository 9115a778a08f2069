package dev.gatehouse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Permission;
import dev.gatehouse.json.JsonValue.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A picture that was made from the one before answers as one that was made from nothing.
class PictureAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> PATHS = List.of("lamp/hall/desk", "lamp/hall", "lamp/hall/*");

    private final Random random = new Random(31);

    private static Picture whole(long version, Set<Fact> facts) {
        return new Picture(version, NOW, facts, List.of());
    }

    private Fact fact() {
        String account = "lamp/hall/user/" + random.nextInt(4);
        String group = Right.group("lamp/hall", "team/" + random.nextInt(2));
        String path = PATHS.get(random.nextInt(PATHS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> new Right(account, Set.of(Permission.READ), path, List.of(), "reader");
            case 1 -> new Right(group, Set.of(Permission.WRITE), path, List.of(), "writer");
            case 2 -> new Membership(account, group, "lamp/hall", "");
            case 3 -> new Setting(path, "shut", new JsonString("yes"));
            default ->
                    new AccountFact(
                            account,
                            "name" + random.nextInt(2),
                            path,
                            "",
                            "active",
                            Optional.empty(),
                            "");
        };
    }

    private static List<Object> answers(Picture picture) {
        List<Object> all = new ArrayList<>();
        all.add(new HashSet<>(picture.facts()));
        for (String path : List.of("lamp/hall", "lamp/hall/desk", "lamp/hall/desk/drawer")) {
            all.add(new HashSet<>(picture.rightsOn(path)));
            all.add(new HashSet<>(picture.rightsBelow(path)));
            all.add(picture.settings(path));
        }
        for (int i = 0; i < 4; i++) {
            all.add(new HashSet<>(picture.rightsOf("lamp/hall/user/" + i)));
            all.add(new HashSet<>(picture.account("lamp/hall/user/" + i)));
        }
        all.add(new HashSet<>(picture.holders()));
        all.add(new HashSet<>(picture.accountNames()));
        return all;
    }

    @Test
    void aPictureAfterAFewChangesIsTheWholePictureOfThem() {
        Set<Fact> facts = new HashSet<>();
        Picture first = whole(0, facts);
        Picture picture = first;
        for (int version = 1; version <= 300; version++) {
            List<Fact> gone = new ArrayList<>();
            List<Fact> come = new ArrayList<>();
            Fact fact = fact();
            if (facts.remove(fact)) {
                gone.add(fact);
            } else {
                facts.add(fact);
                come.add(fact);
            }
            Picture before = picture;
            List<Object> kept = answers(before);
            picture =
                    before.after(
                            new FactDifference(gone, come),
                            new Picture.Moment(version, NOW, List.of()));
            assertThat(answers(picture)).isEqualTo(answers(whole(version, facts)));
            assertThat(answers(before)).as("the one before never changes").isEqualTo(kept);
            assertThat(picture.since(before)).isEqualTo(new FactDifference(gone, come));
        }
        FactDifference all = picture.since(first);
        assertThat(all.come()).as("too far back to tell step by step").hasSameElementsAs(facts);
        assertThat(all.gone()).isEmpty();
    }
}

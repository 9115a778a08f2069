package dev.gatehouse.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.people.PeopleFile;
import dev.gatehouse.people.PeopleImport;
import dev.gatehouse.people.Proof;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Followers;
import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.sigma.Ruleset;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The shipped detection that watches over those who have left.
class LeaverDetectionTest extends DimmedLamps {
    private static final String NAME = "left-and-still-acts";
    private static final Path FILE =
            Path.of(
                    System.getProperty("gatehouse.root", ".."),
                    "detections/across-tools/" + NAME + ".yaml");

    private void know(String end) throws Exception {
        String list =
                """
                id,kind,name,emails,team,groups,start,end,owner,accounts
                ada,,Ada,ada@acme.example,light,,2024-02-01,%s,,lamp/default/user/ada
                """
                        .formatted(end);
        InputStream in = new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8));
        try (Followers followers = new Followers(recorder, () -> now)) {
            followers.follow(people);
            new PeopleImport(recorder, people, () -> now)
                    .run(
                            new PeopleFile(
                                    PeopleFile.Format.CSV, Proof.IDENTITY_PROVIDER, "user:1", in),
                            _ -> {});
        }
    }

    private void watch() throws Exception {
        live.use(
                Detections.of(
                        List.of(
                                new Ruleset.Text(
                                        "across-tools/" + NAME + ".yaml", Files.readString(FILE))),
                        Placeholders.NONE));
        assertThat(live.detections().problems()).isEmpty();
    }

    @Test
    void whoeverHasLeftIsSeenFromTheDayAfterTheirLast() throws Exception {
        watch();
        know(START.toString().substring(0, 10));
        dim("ada", START.minus(Duration.ofDays(2)));
        dim("grace", START);
        take();
        assertThat(raised(NAME)).isEmpty();

        now = START.plus(Duration.ofDays(2));
        dim("ada", now);
        dim("ada", now.plusSeconds(5));
        take();
        assertThat(raised(NAME))
                .singleElement()
                .extracting(Raised::subject)
                .isEqualTo("person:ada");
    }

    @Test
    void whoeverIsHereIsLeftAlone() throws Exception {
        watch();
        know("");
        dim("ada", START);
        take();
        assertThat(raised(NAME)).isEmpty();
        assertThat(standing(NAME).matches().month()).isZero();
    }
}

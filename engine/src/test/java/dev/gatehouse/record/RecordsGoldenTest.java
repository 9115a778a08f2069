package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bytes of every kind of record as they were released. A file here is never changed: a record
/// that gains a member gets a further file, and all of them stay readable. `-Dgolden=write` writes
/// those that are missing.
class RecordsGoldenTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("gatehouse.root", "..")).resolve("docs/spec/golden/records");
    private static final Instant TIME = Instant.parse("2026-11-22T09:00:00Z");

    private static final List<String> SCOPE = List.of("github:*", "vault:prod");

    // The number of a record's latest file, where it gained members since the first.
    private static final Map<RecordKind, Integer> LATEST =
            Map.of(
                    RecordKind.TOKEN_CREATED, 2,
                    RecordKind.USER_CREATED, 2,
                    RecordKind.SIGN_IN_REFUSED, 2,
                    RecordKind.ROLE_CHANGED, 2,
                    RecordKind.POSTURE_CHANGED, 2);

    private static final OwnRecord COUNTED =
            new OwnRecord.Counted(
                    3,
                    "audit",
                    TIME,
                    "git-read",
                    new OwnRecord.CountedDeed("git.clone", "read", "read", "succeeded"),
                    new OwnRecord.CountedAccount("user", "583231", "dana", "native"),
                    new OwnRecord.CountedResource("github/acme/payments", "repository", "71"),
                    412);

    private static List<OwnRecord> ofAccess() {
        return List.of(
                new AccessRecord.ModelChanged(
                        "9c1e",
                        List.of(new AccessRecord.ModelFile("a.yaml", "groups: {}\n")),
                        "main",
                        "4f0c",
                        "ada@acme.test",
                        true,
                        4711,
                        14,
                        3,
                        2,
                        "gatehouse"),
                new AccessRecord.ModelRefused(
                        "9c1f", "a.yaml", 3, "no group", "did you mean", "main", "4f", "gatehouse"),
                new AccessRecord.Answered(
                        "q1",
                        List.of("payments-team"),
                        List.of("read"),
                        List.of("github/acme/payments"),
                        "yes",
                        "ada@acme.test",
                        TIME,
                        "user:1"),
                new AccessRecord.ModelApproved(4812, "agreed with Ada", "user:2"));
    }

    private static List<OwnRecord> ofPosture() {
        String key = "credential github:deploy-key:7 on github/acme/acme/web";
        PostureRecord.Turn turn =
                new PostureRecord.Turn(
                        key, "none", "fails", TIME, "first-sight", "github/acme/acme/web", "");
        return List.of(
                new PostureRecord.PostureExcepted(
                        "deploy-key-old",
                        key,
                        "ada",
                        "replaced with the next release",
                        TIME,
                        "user:1"),
                new PostureRecord.ExceptionWithdrawn("deploy-key-old", key, "done", "user:1"),
                new PostureRecord.PostureChanged("deploy-key-old", List.of(turn)));
    }

    static List<OwnRecord> records() {
        return Stream.of(
                        ofTheServer(),
                        ofRooms(),
                        ofAccess(),
                        ofPosture(),
                        FindingRecords.all(),
                        NotifyRecords.all(),
                        ReviewRecords.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<OwnRecord> ofRooms() {
        return List.of(
                new OwnRecord.PeopleImported(
                        "csv", "identity-provider", 275, 270, 1, 3, 1012, 1, "user:1"),
                new OwnRecord.PersonChanged(
                        "00u1",
                        "Dana K",
                        List.of("dana.k@acme.example"),
                        "payments",
                        List.of("production-door"),
                        "00u2",
                        TIME,
                        Instant.EPOCH,
                        TIME.plusSeconds(2820),
                        "user:1"),
                new OwnRecord.MachineChanged("m1", "renovate[bot]", "00u1", "updates", "user:1"),
                new OwnRecord.AccountLinked(
                        "github/acme/user/583231",
                        "00u1",
                        "two-person",
                        TIME,
                        Instant.EPOCH,
                        "user:2"),
                new OwnRecord.AccountUnlinked("github/acme/user/583231", "00u1", "w", "user:1"),
                new OwnRecord.SuggestionRefused("github/acme/user/583231", "00u1", "user:1"),
                new InventoryRecord.SnapshotTaken(
                        3,
                        "18c2",
                        TIME,
                        List.of(
                                new InventoryRecord.ListingTaken(
                                        "collaborators",
                                        new TreeMap<>(Map.of("repository", "acme/payments")),
                                        false,
                                        "answered-403",
                                        List.of(412L))),
                        true,
                        "user:1"),
                new InventoryRecord.SnapshotBelieved(3, "18c2", "we sold it", "user:1"));
    }

    private static List<OwnRecord> ofTheServer() {
        return List.of(
                new OwnRecord.Started("0.1.0"),
                new OwnRecord.SourceAdded(
                        3, "github", "acme", "acme", new TreeMap<>(Map.of("host", "x")), "user:1"),
                new OwnRecord.SourceChanged(3, false, new TreeMap<>(), "user:1"),
                new OwnRecord.Imported(3, "audit", 100, 90, 10, "local:1000"),
                new OwnRecord.Gap(3, "audit", TIME, TIME.plusSeconds(2820), "poll", false),
                new OwnRecord.Quarantined("search", 4812, "IllegalStateException"),
                new OwnRecord.Erasing(
                        List.of(7L, 9L),
                        "asked for",
                        "user:1",
                        List.of(new ErasedDelivery(7, "audit", "signed", 2, true))),
                new SignInRecord.SignedIn("user:1", "password", "127.0.0.1"),
                new SignInRecord.SignInRefused("", "provider", "127.0.0.1", "no-group", "f3c1"),
                new SignInRecord.SignedOut("user:1"),
                new SignInRecord.SessionEnded("session:3", "user:2", "user:1"),
                new SignInRecord.SecondFactorChanged("user:2", "user:2", "on"),
                new OwnRecord.Read("user:1", "resource:payments \"é\"", 9007199254740993L),
                new OwnRecord.Exported("user:1", "verb:read", "csv", 4812),
                new OwnRecord.Revealed("user:1", "4812.0", "incident"),
                new OwnRecord.Proved("user:1", 4812),
                new OwnRecord.TokenCreated(
                        "t1", "user:1", List.of("events.read"), TIME, "user:1", SCOPE),
                new OwnRecord.TokenRevoked("t1", "user:1"),
                new OwnRecord.UserCreated("2", "viewer", "user:1", SCOPE),
                new OwnRecord.RoleChanged("2", "viewer", "analyst", "user:1", SCOPE),
                new KeepRecord.BackupBegun("/mnt/backup", true, "local:1000"),
                new KeepRecord.RetentionSet(3, 180, "user:1"),
                new KeepRecord.HoldPlaced(0, "actor:mallory", "case 7", "user:1"),
                new KeepRecord.HoldReleased(4812, "case closed", "user:2"),
                new KeepRecord.Restored(4711, TIME, 4812, 2, "local:1000"),
                new OwnRecord.ViewSaved("v1", "Production", "env:production", "user:1"),
                new OwnRecord.ViewDeleted("v1", "user:1"),
                new OwnRecord.IntakeRefused(3, "webhook", "signature", "192.0.2.1", 12),
                COUNTED);
    }

    @ParameterizedTest
    @MethodSource("records")
    void anOwnRecordHasTheBytesItWasReleasedWithAndReadsBack(OwnRecord record) throws IOException {
        byte[] released =
                golden(
                        record.kind().word() + "." + LATEST.getOrDefault(record.kind(), 1),
                        OwnRecordJson.bytes(record));
        assertThat(OwnRecordJson.bytes(record)).asString().isEqualTo(text(released));
        assertThat(OwnRecordJson.read(record.kind(), released)).hasValue(record);
    }

    @Test
    void everyKindOfOurOwnIsHere() {
        Set<RecordKind> here = records().stream().map(OwnRecord::kind).collect(Collectors.toSet());
        assertThat(here)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(RecordKind.PIECE, RecordKind.DELIVERY)));
    }

    @Test
    void everyReleasedFileIsStillRead() throws IOException {
        List<String> read = new ArrayList<>();
        try (var files = Files.list(GOLDEN)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("delivery")) {
                    DeliveryRecord.read(Files.readAllBytes(file));
                } else {
                    RecordKind kind =
                            Arrays.stream(RecordKind.values())
                                    .filter(each -> name.startsWith(each.word() + "."))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(OwnRecordJson.read(kind, Files.readAllBytes(file))).isPresent();
                }
                read.add(name);
            }
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(RecordKind.values().length);
    }

    @Test
    void anOlderRecordLacksAMemberAndANewerOneHasMore() {
        assertThat(
                        OwnRecordJson.read(
                                RecordKind.SOURCE_CHANGED,
                                Deliveries.utf8("{\"schema\":1,\"number\":3}")))
                .hasValue(new OwnRecord.SourceChanged(3, false, new TreeMap<>(), ""));
        assertThat(
                        OwnRecordJson.read(
                                RecordKind.STARTED,
                                Deliveries.utf8("{\"schema\":2,\"mood\":[1],\"version\":\"9\"}")))
                .hasValue(new OwnRecord.Started("9"));
    }

    @Test
    void aNumberIsNeverGivenTwiceAndTheOldOnesStay() {
        assertThat(Arrays.stream(RecordKind.values()).map(RecordKind::number))
                .doesNotHaveDuplicates();
        assertThat(RecordKind.PIECE.number()).isEqualTo(1);
        assertThat(RecordKind.DELIVERY.number()).isEqualTo(2);
        assertThat(RecordKind.of(200)).isEmpty();
    }

    record NamedDelivery(String name, Delivery delivery, Sorted sorted) {}

    static List<NamedDelivery> deliveries() {
        Delivery push = Deliveries.push("d-1", "{\"action\":\"x\"}");
        Delivery lines = Deliveries.lines(Way.TAIL, "one\ntwo\nthree\n");
        byte[] body = Deliveries.utf8("{\"raw\":\"a\\nb\",\"n\":1}");
        Delivery decoded =
                Deliveries.of(
                        Way.IMPORT,
                        "",
                        body,
                        List.of(new Frame.Decoded(7, 6, Deliveries.utf8("a\nb"))));
        TreeMap<Integer, Long> seen = new TreeMap<>(Map.of(0, 17L, 2, -1L));
        return List.of(
                new NamedDelivery("push", push, whole(push)),
                new NamedDelivery("lines", lines, whole(lines)),
                new NamedDelivery("decoded", decoded, whole(decoded)),
                new NamedDelivery(
                        "overlap",
                        lines,
                        new Sorted(
                                lines.frames().subList(1, 2),
                                List.of(),
                                seen,
                                false,
                                DeliveryRecord.sha256(lines.body()),
                                -1)));
    }

    private static Sorted whole(Delivery delivery) {
        return new Sorted(
                delivery.frames(),
                List.of(),
                new TreeMap<>(),
                false,
                DeliveryRecord.sha256(delivery.body()),
                -1);
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void aDeliveryRecordHasTheBytesItWasReleasedWithAndReadsBack(NamedDelivery named)
            throws IOException {
        DeliveryRecord record =
                DeliveryRecord.of(
                        named.delivery(),
                        named.sorted(),
                        KeptParts.of(named.delivery(), named.sorted()),
                        2);
        byte[] released = golden("delivery-" + named.name() + ".1", record.bytes());
        assertThat(record.bytes()).asString().isEqualTo(text(released));
        assertThat(DeliveryRecord.read(released)).isEqualTo(record);
    }

    @Test
    void aReducedDeliverySaysWhatWasLeftOut() throws IOException {
        byte[] body = Deliveries.utf8("[1,2]");
        DeliveryRecord record =
                new DeliveryRecord(
                        "audit",
                        Way.PUSH,
                        Trust.NONE,
                        "",
                        Text.of("d-2"),
                        new TreeMap<>(Map.of("x-event", "push")),
                        new DeliveryRecord.Body(body.length, DeliveryRecord.sha256(body)),
                        1,
                        new TreeMap<>(),
                        2,
                        Optional.empty(),
                        new Reduction(
                                true,
                                new TreeMap<>(Map.of("reads", 3L)),
                                new TreeMap<>(Map.of("noise", 4L)),
                                0,
                                List.of()),
                        true,
                        new RecordKey(1, -2).hex());
        byte[] released = golden("delivery-reduced.1", record.bytes());
        assertThat(record.bytes()).asString().isEqualTo(text(released));
        assertThat(DeliveryRecord.read(released)).isEqualTo(record);
    }

    @Test
    void aDeliveryWithSummariesSaysHowManyAndWhichPiecesAreNotHere() throws IOException {
        Delivery delivery =
                Deliveries.of(
                        Way.PULL,
                        "",
                        Deliveries.utf8("one\ntwo\n"),
                        List.of(
                                new Frame.Slice(0, 3),
                                new Frame.Refused(new Frame.Slice(4, 3), "noise")));
        Sorted sorted =
                new Sorted(
                        delivery.frames(),
                        List.of(new RecordKey(1, 2), new RecordKey(3, 4)),
                        new TreeMap<>(),
                        false,
                        DeliveryRecord.sha256(delivery.body()),
                        -1);
        DeliveryRecord plain =
                DeliveryRecord.of(delivery, sorted, KeptParts.of(delivery, sorted), 0);
        assertThat(plain.reduction().keys()).containsExactly(new RecordKey(3, 4).hex());
        DeliveryRecord record =
                new DeliveryRecord(
                        plain.channel(),
                        plain.way(),
                        plain.trust(),
                        plain.authenticatedBy(),
                        plain.transportId(),
                        plain.headers(),
                        plain.body(),
                        plain.pieces(),
                        plain.seen(),
                        plain.duplicates(),
                        plain.between(),
                        new Reduction(
                                false,
                                new TreeMap<>(Map.of("git-read", 9L)),
                                plain.reduction().refused(),
                                2,
                                plain.reduction().keys()),
                        plain.trustTimes(),
                        plain.key());
        byte[] released = golden("delivery-counted.1", record.bytes());
        assertThat(record.bytes()).asString().isEqualTo(text(released));
        assertThat(DeliveryRecord.read(released)).isEqualTo(record);
    }

    private static byte[] golden(String name, byte[] bytes) throws IOException {
        Path file = GOLDEN.resolve(name + ".json");
        if ("write".equals(System.getProperty("golden")) && !Files.exists(file)) {
            Files.createDirectories(GOLDEN);
            Files.write(file, bytes);
        }
        return Files.readAllBytes(file);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
    }
}

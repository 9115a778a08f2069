package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Change;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/reference/mapping.md promises, each on a piece of its own.
final class MappingLanguageTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ACTIONS =
            """
            sets:
              usual: { read: read, dim: update }
            families:
              - names: "lamp.*"
                resource: room
                group: looks
                use: usual
                actions:
                  unlock: grant
                  key: { is: mint, own: { room: { has: no } } }
                  open: { is: read secret on safe, outcome: denied }
                  blink: { ignored: a sign of life }
            """;

    @TempDir Path folder;

    private Event read(String mapping, String piece) {
        return events(mapping, piece, Map.of()).getFirst();
    }

    private List<Event> events(String mapping, String piece, Map<String, String> headers) {
        String whole =
                mapping
                        + """

                        resources:
                          room: { type: room, path: "projects/{house}/resources/{room}", id: room_id }
                          safe: { type: safe, path: "secrets/{room}" }
                        """;
        Reader reader = Readers.of(Lamp.with(folder, whole, ACTIONS));
        Piece given =
                new Piece(
                        3,
                        "",
                        RECEIVED,
                        Trust.NONE,
                        true,
                        headers,
                        piece.getBytes(StandardCharsets.UTF_8));
        return switch (reader.read(given)) {
            case Reading.Events read -> read.events();
            case Reading.Completes read -> read.events();
            case Reading.Ignored _ -> List.of();
        };
    }

    private static String shape(String fields) {
        return "shapes:\n  - name: event\n    channel: audit\n    when: { kind: audit }\n"
                + "    time: at\n    action: what\n"
                + fields.indent(4);
    }

    @Test
    void theExampleOfTheReferenceReads() throws IOException {
        String page = Files.readString(Readers.ROOT.resolve("docs/reference/mapping.md"));
        String example =
                page.lines()
                        .dropWhile(line -> !line.equals("## A whole example"))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("## "))
                        .map(line -> line.startsWith("    ") ? line.substring(4) : line)
                        .collect(Collectors.joining("\n"));
        String[] files = example.split("# (source|mapping|actions)\\.yaml\n", -1);
        Tool tool = Tools.load(Lamp.written(folder, files[1], files[2], files[3])).tool("lamp");
        String piece =
                """
                {"kind":"audit","uuid":"u1","at":"2026-11-22T11:00:00Z","what":"lamp.dim","status":403,
                 "who":{"id":7,"name":"mara","robot":true},"ip":"10.0.0.1","house":"h","room":"r",
                 "old":80,"now":20}
                """;
        Reading reading =
                Readers.of(tool)
                        .read(
                                new Piece(
                                        1,
                                        "audit",
                                        RECEIVED,
                                        Trust.SECRET,
                                        false,
                                        piece.getBytes(StandardCharsets.UTF_8)));
        Event event = ((Reading.Events) reading).events().getFirst();
        assertThat(event.receipt().meaning()).isEqualTo(Meaning.MAPPED);
        assertThat(event.actor().kind().word()).isEqualTo("bot");
        assertThat(event.actor().id()).isEqualTo("7");
        assertThat(event.deed().outcome().word()).isEqualTo("denied");
        assertThat(event.resource().path().text()).isEqualTo("lamp/default/projects/h/resources/r");
        assertThat(event.change())
                .containsExactly(new Change("brightness", Text.of("80"), Text.of("20")));
    }

    @Test
    void aMemberWithPointsInItsNameIsFound() {
        String mapping = shape("actor: { kind: user, name: meta.user.name }");
        assertThat(read(mapping, "{\"kind\":\"audit\",\"meta.user.name\":\"a\"}").actor().id())
                .isEqualTo("a");
        assertThat(
                        read(mapping, "{\"kind\":\"audit\",\"meta\":{\"user.name\":\"b\"}}")
                                .actor()
                                .id())
                .isEqualTo("b");
        assertThat(
                        read(mapping, "{\"kind\":\"audit\",\"meta.user\":{\"name\":\"c\"}}")
                                .actor()
                                .id())
                .isEqualTo("c");
    }

    @Test
    void aNumberATextAndAListAreAllTheirFirstValue() {
        String mapping = shape("detail: { org: org_id, orgs: { all: org_id, with: \",\" } }");
        assertThat(read(mapping, "{\"kind\":\"audit\",\"org_id\":12345678901234567890}").detail())
                .containsEntry("org", "12345678901234567890");
        assertThat(read(mapping, "{\"kind\":\"audit\",\"org_id\":\"x\"}").detail())
                .containsEntry("org", "x");
        assertThat(read(mapping, "{\"kind\":\"audit\",\"org_id\":[1,2,3]}").detail())
                .containsEntry("org", "1")
                .containsEntry("orgs", "1,2,3");
    }

    @Test
    void eachElementOfAListIsAnEvent() {
        String mapping =
                shape(
                        "each: changes\nactor: { kind: user, name: who }\ndetail: { to: changes.to }");
        List<Event> events =
                events(
                        mapping,
                        "{\"kind\":\"audit\",\"what\":\"lamp.dim\",\"changes\":[{\"to\":1},{},{\"to\":3}],\"who\":\"m\"}",
                        Map.of());
        assertThat(events).hasSize(3);
        assertThat(events.get(0).detail()).containsEntry("to", "1");
        assertThat(events.get(1).detail()).doesNotContainKey("to");
        assertThat(events.get(2).detail()).containsEntry("to", "3");
        assertThat(events.get(2).id().n()).isEqualTo(2);
        assertThat(events).allMatch(event -> event.actor().id().equals("m"));
    }

    @Test
    void changesComeFromListsAndFromMembers() {
        String mapping =
                shape(
                        "change:\n  - { each: list, field: list.key, before: list.from, after: list.to }\n"
                                + "  - { members: changes, before: changes.*.from, after: changes.*.to }");
        Event event =
                read(
                        mapping,
                        "{\"kind\":\"audit\",\"list\":[{\"key\":\"a\",\"from\":1},{\"key\":\"b\",\"to\":2}],"
                                + "\"changes\":{\"name\":{\"from\":\"x\",\"to\":\"y\"},\"old\":{\"from\":\"z\"}}}");
        assertThat(event.change())
                .containsExactly(
                        new Change("a", Text.of("1"), Text.of("")),
                        new Change("b", Text.of(""), Text.of("2")),
                        new Change("name", Text.of("x"), Text.of("y")),
                        new Change("old", Text.of("z"), Text.of("")));
    }

    @Test
    void whatIsReadBelowAChangeIsReadAsIfThereWereNone() {
        String mapping =
                shape(
                        """
                        change:
                          - { members: changes, before: changes.*.from, after: changes.*.to }
                        detail:
                          renamed: changes.name.to
                          moved: changes.place.to
                        """);
        Event event =
                read(
                        mapping,
                        "{\"kind\":\"audit\",\"changes\":{\"name\":{\"from\":\"x\",\"to\":\"y\"},\"old\":{\"from\":\"z\"}}}");
        assertThat(event.change())
                .containsExactly(
                        new Change("name", Text.of("x"), Text.of("y")),
                        new Change("old", Text.of("z"), Text.of("")));
        assertThat(event.detail()).containsEntry("renamed", "y").doesNotContainKey("moved");
    }

    @Test
    void aLineLeadsToADocumentOrToAnotherLine() {
        String mapping =
                """
                lines:
                  - { name: prefix, contains: "lamp:", pattern: '\\w{3} +\\d+ \\S+ lamp: (?P<rest>.*)', again: rest }
                  - { name: document, pattern: '(?P<body>\\{.*\\})', json: body }
                  - { name: text, pattern: '(?P<user>\\w+) did (?P<deed>\\S+)' }
                  - { name: noise, pattern: 'DEBUG .*', ignored: debugging }
                shapes:
                  - { name: text, channel: audit, when: { line: text }, time: "line:deed", action: "line:deed", actor: { kind: user, name: "line:user" } }
                  - { name: json, channel: audit, when: { kind: audit }, time: at, action: what }
                """;
        assertThat(read(mapping, "Nov 22 12:00:00 lamp: mara did lamp.dim").actor().id())
                .isEqualTo("mara");
        assertThat(
                        read(
                                        mapping,
                                        "Nov 22 12:00:00 lamp: {\"kind\":\"audit\",\"what\":\"lamp.dim\"}")
                                .deed()
                                .verb())
                .isEqualTo(Verb.UPDATE);
        assertThat(events(mapping, "DEBUG on", Map.of())).isEmpty();
        assertThat(read(mapping, "???").receipt().meaning()).isEqualTo(Meaning.UNREADABLE);
    }

    @Test
    void aLineMayBeginWithABracket() {
        String mapping =
                """
                lines:
                  - { name: text, pattern: '\\[(?P<at>[^\\]]+)\\] (?P<user>\\w+) did (?P<deed>\\S+)' }
                shapes:
                  - { name: text, channel: audit, when: { line: text }, time: "line:at", action: "line:deed", actor: { kind: user, name: "line:user" } }
                """;
        assertThat(read(mapping, "[\"x\", 2026-11-22] mara did lamp.dim").actor().id())
                .isEqualTo("mara");
        assertThat(read(mapping, "[2026-11-22 12:00:00] mara did lamp.dim").deed().verb())
                .isEqualTo(Verb.UPDATE);
        assertThat(read(mapping, "[1, 2").receipt().meaning()).isEqualTo(Meaning.UNREADABLE);
        assertThat(read(mapping, "{1] mara did lamp.dim").receipt().meaning())
                .isEqualTo(Meaning.UNREADABLE);
    }

    @Test
    void aHeaderCanTellTheShape() {
        String mapping =
                "shapes:\n  - { name: hook, channel: audit, when: [{ header:X-Lamp-Event: dim }, { guess: yes }], time: at, action: { constant: lamp.dim } }\n";
        assertThat(events(mapping, "{}", Map.of("x-lamp-event", "dim")).getFirst().deed().action())
                .isEqualTo("lamp.dim");
        assertThat(events(mapping, "{}", Map.of()).getFirst().receipt().meaning())
                .isEqualTo(Meaning.UNMAPPED);
    }

    @Test
    void documentsInStringsAreRead() {
        String mapping =
                "json-in: [inner]\nunwrap: [outer]\n"
                        + shape("actor: { kind: user, name: inner.who }");
        assertThat(
                        read(mapping, "{\"kind\":\"audit\",\"inner\":\"{\\\"who\\\":\\\"m\\\"}\"}")
                                .actor()
                                .id())
                .isEqualTo("m");
        assertThat(
                        read(
                                        mapping,
                                        "{\"outer\":\"{\\\"kind\\\":\\\"audit\\\",\\\"inner\\\":{\\\"who\\\":\\\"n\\\"}}\"}")
                                .actor()
                                .id())
                .isEqualTo("n");
    }

    @Test
    void aValueIsReadBeyondAnotherItBeginsWith() {
        String mapping = shape("detail: { rest: { from: path, beyond: mount, else: path } }");
        String piece = "{\"kind\":\"audit\",\"path\":\"team/kv/data/db\",\"mount\":\"%s\"}";
        assertThat(read(mapping, piece.formatted("team/kv/")).detail())
                .containsEntry("rest", "data/db");
        assertThat(read(mapping, piece.formatted("other/")).detail())
                .containsEntry("rest", "team/kv/data/db");
    }

    @Test
    void everyDocumentOfAListIsAnEventOfItsOwn() {
        String mapping = "lists: [records]\n" + shape("actor: { kind: user, name: who }");
        String two =
                "{\"kind\":\"audit\",\"who\":\"m\"},\"{\\\"kind\\\":\\\"audit\\\",\\\"who\\\":\\\"n\\\"}\"";
        for (String piece :
                List.of(
                        "[" + two + "]",
                        "{\"sent\":1,\"records\":[" + two + "],\"kind\":\"list\"}")) {
            assertThat(events(mapping, piece, Map.of()))
                    .extracting(event -> event.actor().name().orEmpty())
                    .containsExactly("m", "n");
        }
        assertThat(events(mapping, "[" + two + ",\"{broken\"]", Map.of()))
                .extracting(event -> event.receipt().meaning())
                .containsExactly(Meaning.UNMAPPED, Meaning.UNMAPPED, Meaning.UNMAPPED);
        assertThat(events(mapping, "{\"records\":[{\"kind\":\"audit\"},1]}", Map.of()))
                .extracting(event -> event.receipt().meaning())
                .containsExactly(Meaning.UNMAPPED);
    }

    @Test
    void aSecretIsNowhereButItsFingerprintIs() {
        String mapping =
                "secret: [token, body]\n"
                        + shape(
                                "via: { kind: token, secret: token }\ndetail: { body: body.inner, seen: token }");
        Event event =
                read(
                        mapping,
                        "{\"kind\":\"audit\",\"token\":\"plain-word\",\"body\":{\"inner\":\"quiet\",\"other\":\"still\"},"
                                + "\"my_password\":\"hush\"}");
        assertThat(((Credential.Known) event.via()).fingerprint().orEmpty()).startsWith("fp:");
        assertThat(event.toString())
                .doesNotContain("plain-word")
                .doesNotContain("quiet")
                .doesNotContain("still")
                .doesNotContain("hush");
        assertThat(event.detail().get("seen")).startsWith("[redacted:");
    }

    @Test
    void aSecretOfAKnownShapeIsRedactedWhereverItStands() {
        String token = "ghp_" + "a1B2".repeat(9);
        String mapping =
                shape("actor: { kind: user, name: who }\nchange: { members: m, after: m.*.to }");
        Event event =
                read(
                        mapping,
                        "{\"kind\":\"audit\",\"who\":\"%s\",\"m\":{\"x\":{\"to\":\"%s\"}},\"z\":\"%s\"}"
                                .formatted(token, token, token));
        assertThat(event.toString()).doesNotContain(token).contains("[redacted:");
        assertThat(event.change()).hasSize(1);
    }

    @Test
    void aRowSaysVerbPermissionResourceAndOutcome() {
        String mapping = shape("outcome: succeeded");
        Event opened = read(mapping, "{\"kind\":\"audit\",\"what\":\"lamp.open\",\"room\":\"r\"}");
        assertThat(opened.deed().permission()).isEqualTo(Permission.SECRET);
        assertThat(opened.deed().outcome().word()).isEqualTo("denied");
        assertThat(opened.resource().path().text()).isEqualTo("lamp/default/secrets/r");
        assertThat(
                        read(mapping, "{\"kind\":\"audit\",\"what\":\"lamp.unlock\"}")
                                .deed()
                                .permission())
                .isEqualTo(Permission.ADMIN);
        assertThat(permission(mapping, "\"what\":\"lamp.key\",\"room\":\"r\""))
                .isEqualTo(Permission.ADMIN);
        assertThat(permission(mapping, "\"what\":\"lamp.key\"")).isEqualTo(Permission.NONE);
        assertThat(events(mapping, "{\"kind\":\"audit\",\"what\":\"lamp.blink\"}", Map.of()))
                .isEmpty();
    }

    private Permission permission(String mapping, String members) {
        return read(mapping, "{\"kind\":\"audit\"," + members + "}").deed().permission();
    }

    @Test
    void anUnlistedActionIsUnmappedButKeepsWhoAndWhen() {
        Event event =
                read(
                        shape("actor: { kind: user, name: who }"),
                        "{\"kind\":\"audit\",\"what\":\"lamp.sing\",\"who\":\"m\",\"at\":\"2026-11-22T11:00:00Z\"}");
        assertThat(event.receipt().meaning()).isEqualTo(Meaning.UNMAPPED);
        assertThat(event.deed().action()).isEqualTo("lamp.sing");
        assertThat(event.deed().verb()).isEqualTo(Verb.NONE);
        assertThat(event.actor().id()).isEqualTo("m");
        assertThat(event.time().time()).isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
    }

    @Test
    void aWordWhoseNameWasNotSentGoesWithItUnlessItIsTheLast() {
        Event event = read(shape(""), "{\"kind\":\"audit\",\"what\":\"lamp.dim\",\"room\":\"r\"}");
        assertThat(event.resource().path().text()).isEqualTo("lamp/default/resources/r");
        Event all = read(shape(""), "{\"kind\":\"audit\",\"what\":\"lamp.dim\",\"house\":\"h\"}");
        assertThat(all.resource().path().text()).isEqualTo("lamp/default/projects/h/resources");
    }

    @Test
    void whatNoFieldReadsStaysSearchable() {
        Event event =
                read(
                        shape("actor: { kind: user, name: [who, nickname] }"),
                        "{\"kind\":\"audit\",\"who\":\"m\",\"nickname\":\"moon\",\"deep\":[{\"note\":\"find me\"}]}");
        assertThat(event.text()).contains("find me").contains("moon").doesNotContain("\nm\n");
    }
}

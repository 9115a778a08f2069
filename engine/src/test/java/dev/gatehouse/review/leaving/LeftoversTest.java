package dev.gatehouse.review.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Part;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Acquaintances;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.review.leaving.Leftover.Closing;
import dev.gatehouse.review.leaving.Leftover.Kind;
import dev.gatehouse.review.leaving.Leftover.State;
import dev.gatehouse.review.leaving.Traces.Acted;
import dev.gatehouse.review.leaving.Traces.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final Instant END = Instant.parse("2026-11-10T17:00:00Z");
    private static final Instant NOW = END.plus(Duration.ofDays(12));
    private static final String DAN = "lamp/hall/user/4";
    private static final String OTHER = "lamp/hall/user/5";
    private static final String TEAM = "lamp/hall/group/team/lights";
    private static final EventId REMOVED = new EventId(77, 0);

    private final List<Fact> facts = new ArrayList<>();
    private final List<FactChange> changes = new ArrayList<>();
    private final Map<String, Acted> accounts = new HashMap<>();
    private final Map<String, Acted> credentials = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private boolean complete = true;
    private boolean listed = true;

    private static AccountFact account(String account, String state) {
        return new AccountFact(account, "dan", "lamp/hall", "", state, Optional.empty(), "");
    }

    private static Right right() {
        return new Right(
                DAN, Set.of(Permission.WRITE), "lamp/hall/desk", List.of("role maintain"), "m");
    }

    private static CredentialFact key(boolean active) {
        return new CredentialFact(
                "lamp:key:9",
                "key",
                DAN,
                "lamp/hall/desk",
                "spare",
                Set.of(),
                CredentialFact.Life.UNSAID,
                active);
    }

    private void went(Fact fact, Instant when) {
        changes.add(
                new FactChange(
                        when,
                        Optional.of(fact),
                        Optional.empty(),
                        new Cause.ByEvent(REMOVED),
                        new Part(1, "all", new TreeMap<>())));
    }

    private static Acted acted(long worked, Instant last) {
        return new Acted(DAN, worked + 1, worked, last, new EventId(90, 0));
    }

    private List<Leftover> found() {
        Who who =
                new Acquaintances()
                        .leaver("dan", "Dan Oh", END)
                        .subject(new Machine("bot", "lamp bot", "dan", ""))
                        .subject(new Machine("other", "other bot", "ada", ""))
                        .link(DAN, "dan", Instant.MIN, Optional.empty())
                        .link(OTHER, "ada", Instant.MIN, Optional.empty())
                        .who();
        List<PartState> parts =
                listed
                        ? List.of(
                                new PartState(
                                        new Part(1, "all", new TreeMap<>()),
                                        "lamp/hall",
                                        complete,
                                        "",
                                        NOW,
                                        facts.size()))
                        : List.of();
        return Leftovers.of(
                (Person) who.subject("dan").orElseThrow(),
                who,
                new Traces(accounts, credentials, taken),
                new Leftovers.Inventoried(new Picture(1, NOW, facts, parts), changes));
    }

    private Leftover one(Kind kind) {
        return found().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void whatAToolListsIsOpenAndNothingOfOthersIsTheirs() {
        facts.add(account(DAN, "active"));
        facts.add(right());
        facts.add(key(true));
        facts.add(account(OTHER, "active"));
        assertThat(found())
                .extracting(Leftover::kind)
                .containsExactly(Kind.ACCOUNT, Kind.RIGHT, Kind.CREDENTIAL, Kind.MACHINE);
        assertThat(found()).extracting(Leftover::state).containsOnly(State.OPEN);
        assertThat(one(Kind.RIGHT).name()).isEqualTo("write through role maintain");
        assertThat(one(Kind.MACHINE).name()).isEqualTo("lamp bot");
    }

    @Test
    void whatWentIsClosedByTheEventThatSaysSo() {
        facts.add(account(OTHER, "active"));
        went(account(DAN, "active"), END.plusSeconds(60));
        went(right(), END.plusSeconds(70));
        went(key(true), END.plusSeconds(80));
        went(new Membership(DAN, TEAM, "lamp/hall", "member"), END.plusSeconds(90));
        List<Leftover> closed = found().stream().filter(one -> one.kind() != Kind.MACHINE).toList();
        assertThat(closed).hasSize(4);
        assertThat(closed)
                .allSatisfy(one -> {
                    assertThat(one.state()).isEqualTo(State.CLOSED);
                    assertThat(one.closing().flatMap(Closing::event)).contains(REMOVED);
                });
        assertThat(one(Kind.CREDENTIAL).closing())
                .contains(new Closing(END.plusSeconds(80), Optional.of(REMOVED)));
    }

    @Test
    void whatWorkedAfterTheirLastDayIsOpenWhateverIsListed() {
        facts.add(account(DAN, "suspended"));
        went(key(true), END.plusSeconds(80));
        accounts.put(DAN, acted(3, NOW.minusSeconds(5)));
        credentials.put("lamp:key:9", acted(1, NOW.minusSeconds(5)));
        // Blocked just now, as far as anybody knows: what it did came before.
        assertThat(one(Kind.ACCOUNT).state()).isEqualTo(State.CLOSED);
        assertThat(one(Kind.CREDENTIAL).state()).isEqualTo(State.OPEN);
        assertThat(one(Kind.CREDENTIAL).says()).isEqualTo("It was used once after their last day.");

        facts.clear();
        taken.add(new Taken(DAN, "lamp/hall/members/dan", END, REMOVED));
        assertThat(one(Kind.ACCOUNT).state()).isEqualTo(State.OPEN);
        assertThat(one(Kind.ACCOUNT).says()).isEqualTo("It worked 3 times after their last day.");
        assertThat(found().getFirst().state())
                .as("what wants a hand comes first")
                .isEqualTo(State.OPEN);
    }

    @Test
    void whatWasOnlyTriedIsNotOpen() {
        taken.add(new Taken(DAN, "lamp/hall/members/dan", END, REMOVED));
        accounts.put(DAN, acted(0, NOW));
        credentials.put("lamp:token:1", acted(0, NOW));
        assertThat(one(Kind.ACCOUNT).state()).isEqualTo(State.CLOSED);
        assertThat(one(Kind.ACCOUNT).closing().flatMap(Closing::event)).contains(REMOVED);
        assertThat(found()).noneMatch(one -> one.kind() == Kind.CREDENTIAL);
    }

    @Test
    void aTokenNobodyListsIsOpenOnceItIsUsed() {
        credentials.put("lamp:token:1", acted(2, NOW));
        Leftover token = one(Kind.CREDENTIAL);
        assertThat(token.name()).isEqualTo("lamp:token:1");
        assertThat(token.state()).isEqualTo(State.OPEN);
    }

    @Test
    void absentIsClosedOnlyWhereEverythingWasRead() {
        facts.add(account(OTHER, "active"));
        assertThat(one(Kind.ACCOUNT).state()).isEqualTo(State.CLOSED);
        complete = false;
        assertThat(one(Kind.ACCOUNT).state()).isEqualTo(State.CANNOT_TELL);
        assertThat(one(Kind.ACCOUNT).says()).contains("was not all of it");
        listed = false;
        facts.clear();
        assertThat(one(Kind.ACCOUNT).state()).isEqualTo(State.CANNOT_TELL);
        assertThat(one(Kind.ACCOUNT).says())
                .isEqualTo("What lamp/hall allows was never read here.");
    }

    @Test
    void whatIsListedAfterSomebodyWasTakenOutIsOpen() {
        taken.add(new Taken(DAN, "lamp/hall/members/dan", END, REMOVED));
        facts.add(right());
        assertThat(one(Kind.ACCOUNT).state()).isEqualTo(State.OPEN);
        assertThat(one(Kind.ACCOUNT).says()).isEqualTo("The tool lists it, or rights of it.");
        taken.add(new Taken(DAN, "lamp/hall/members/dan", NOW.plusSeconds(1), REMOVED));
        assertThat(one(Kind.ACCOUNT).state())
                .as("taken out after it was read")
                .isEqualTo(State.CLOSED);
    }

    @Test
    void rightsOfABlockedAccountAreClosedWithIt() {
        facts.add(account(DAN, "suspended"));
        facts.add(right());
        facts.add(key(true));
        assertThat(one(Kind.RIGHT).state()).isEqualTo(State.CLOSED);
        assertThat(one(Kind.RIGHT).says()).contains("it comes back with the account");
        assertThat(one(Kind.CREDENTIAL).state()).as("a key asks no account").isEqualTo(State.OPEN);
    }
}

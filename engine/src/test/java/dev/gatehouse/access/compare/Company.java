package dev.gatehouse.access.compare;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Part;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Telling;
import dev.gatehouse.people.Acquaintances;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A made-up company of a few lines: ada is a maintainer through a team, bo owns the organisation,
/// and account 3 is nobody's.
final class Company {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String ADA = "lamp/hall/user/1";
    static final String BO = "lamp/hall/user/2";
    static final String STRANGER = "lamp/hall/user/3";
    static final String TEAM = "lamp/hall/group/team/lights";
    static final String DESK = "lamp/hall/desk";
    static final String SHELF = "lamp/hall/shelf";

    final List<Fact> facts = new ArrayList<>();
    final List<PartState> parts = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    String model = "";
    Who who =
            new Acquaintances()
                    .person("ada", "Ada Lind")
                    .person("bo", "Bo Berg")
                    .link(ADA, "ada", Instant.MIN, Optional.empty())
                    .link(BO, "bo", Instant.MIN, Optional.empty())
                    .who();
    private long version = 1;

    Company() {
        account(ADA, "ada-l");
        account(BO, "bo-b");
        account(STRANGER, "who");
        facts.add(new Membership(ADA, TEAM, "lamp/hall", "member"));
        right(TEAM, DESK, "maintain", Permission.WRITE, Permission.RUN);
        right(BO, "lamp/hall", "owner", Permission.ADMIN);
        right(STRANGER, SHELF, "read", Permission.READ);
        part(true, "");
    }

    void account(String account, String name) {
        facts.add(
                new AccountFact(
                        account, name, "lamp/hall", "member", "active", Optional.empty(), ""));
    }

    void right(String holder, String resource, String named, Permission... permissions) {
        facts.add(new Right(holder, Set.of(permissions), resource, List.of("role"), named));
    }

    void part(boolean complete, String reason) {
        parts.clear();
        parts.add(
                new PartState(
                        new Part(0, "keys", new TreeMap<>()),
                        "lamp/hall",
                        complete,
                        reason,
                        NOW.minusSeconds(60),
                        3));
    }

    /// A listing that was not read whole.
    void doubt(String listing, Telling... tells) {
        listing(listing, false, tells);
    }

    /// A listing that was.
    void whole(String listing, Telling... tells) {
        listing(listing, true, tells);
    }

    private void listing(String listing, boolean complete, Telling... tells) {
        parts.add(
                new PartState(
                        new Part(0, listing, new TreeMap<>()),
                        "lamp/hall",
                        complete,
                        complete ? "" : "answered-403",
                        NOW.minusSeconds(60),
                        0,
                        List.of(tells)));
    }

    /// When something was done, and when it was last not refused.
    private record Done(Instant when, Optional<Instant> lastAllowed) {}

    void used(String account, Permission permission, String resource, int daysAgo) {
        Instant when = ago(daysAgo);
        use(account, permission, resource, new Done(when, Optional.of(when)));
    }

    void refused(String account, Permission permission, String resource, int daysAgo) {
        use(account, permission, resource, new Done(ago(daysAgo), Optional.empty()));
    }

    private static Instant ago(int days) {
        return NOW.minusSeconds(86_400L * days);
    }

    private void use(String account, Permission permission, String resource, Done done) {
        uses.add(
                new Use(
                        account,
                        permission,
                        resource,
                        2,
                        0,
                        done.when(),
                        done.when(),
                        done.lastAllowed(),
                        new EventId(uses.size(), 0)));
    }

    List<Use> usesOf(String account) {
        return uses.stream().filter(use -> use.account().equals(account)).toList();
    }

    Model model() {
        return model.isEmpty() ? Model.NONE : Model.read(List.of(new ModelText("m.yaml", model)));
    }

    Picture granted() {
        return new Picture(version++, NOW, facts, parts);
    }

    Grounds grounds() {
        return Grounds.of(model(), granted(), who, NOW);
    }
}

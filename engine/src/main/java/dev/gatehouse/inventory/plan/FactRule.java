package dev.gatehouse.inventory.plan;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One kind of fact that objects of a listing tell.
sealed interface FactRule {
    /// Which objects, or which elements of them, it looks at.
    Over over();

    /// What one of them tells.
    ///
    /// @param place `tool/instance`
    Stream<Fact> facts(Thing thing, String place);

    /// Which objects or elements tell the fact.
    ///
    /// @param path of a list, or of an object whose members count; empty for the object itself
    /// @param members whether it is an object's members
    record Over(Condition when, String path, boolean members) {
        Stream<Thing> things(Thing thing) {
            if (path.isEmpty()) {
                return Stream.of(thing).filter(when::holds);
            }
            Stream<Thing> inside =
                    members
                            ? thing.at(path).stream()
                                    .filter(JsonValue.JsonObject.class::isInstance)
                                    .flatMap(object -> membersOf(thing, object))
                            : thing.at(path).stream().map(each -> thing.element("", each));
            return inside.filter(when::holds);
        }

        private static Stream<Thing> membersOf(Thing thing, JsonValue object) {
            return ((JsonValue.JsonObject) object)
                    .members().entrySet().stream()
                            .map(each -> thing.element(each.getKey(), each.getValue()));
        }
    }

    /// Somebody may do something.
    record Rights(
            Over over,
            WhoRule to,
            Expression allows,
            ResourceTemplate on,
            List<Expression> through,
            Expression named)
            implements FactRule {
        @Override
        public Stream<Fact> facts(Thing thing, String place) {
            Set<Permission> permissions =
                    allows.all(thing)
                            .flatMap(word -> Words.parse(Permission.class, word).stream())
                            .filter(permission -> permission != Permission.NONE)
                            .collect(Collectors.toUnmodifiableSet());
            Optional<String> holder = to.of(thing, place);
            if (permissions.isEmpty() || holder.isEmpty()) {
                return Stream.empty();
            }
            List<String> ways = through.stream().flatMap(each -> each.all(thing)).toList();
            String word = String.join(" ", named.all(thing).toList());
            return on.paths(thing, place).stream()
                    .map(path -> new Right(holder.get(), permissions, path, ways, word));
        }
    }

    /// Somebody is at home somewhere.
    record Accounts(Over over, WhoRule who, ResourceTemplate in, Map<String, Expression> fields)
            implements FactRule {
        @Override
        public Stream<Fact> facts(Thing thing, String place) {
            String state = field("state", thing);
            String second = field("two-factor", thing);
            return who.of(thing, place).stream()
                    .flatMap(account ->
                            in.paths(thing, place).stream()
                                    .map(path ->
                                            new AccountFact(
                                                    account,
                                                    field("name", thing),
                                                    path,
                                                    field("role", thing),
                                                    state.isEmpty() ? "active" : state,
                                                    second.isEmpty()
                                                            ? Optional.empty()
                                                            : Optional.of(second.equals("true")),
                                                    field("email", thing))));
        }

        private String field(String name, Thing thing) {
            return fields.getOrDefault(name, ExpressionFile.NOTHING).one(thing);
        }
    }

    /// Somebody is in a group.
    record Members(
            Over over, WhoRule who, Expression group, ResourceTemplate within, Expression role)
            implements FactRule {
        @Override
        public Stream<Fact> facts(Thing thing, String place) {
            String name = group.one(thing);
            return name.isEmpty()
                    ? Stream.empty()
                    : who.of(thing, place).stream()
                            .flatMap(member ->
                                    within.paths(thing, place).stream()
                                            .map(path ->
                                                    new Membership(
                                                            member,
                                                            Right.group(place, name),
                                                            path,
                                                            role.one(thing))));
        }
    }

    /// Something is set in some way.
    record Settings(Over over, ResourceTemplate on, Map<String, SettingValue> values)
            implements FactRule {
        @Override
        public Stream<Fact> facts(Thing thing, String place) {
            return on.paths(thing, place).stream()
                    .flatMap(path ->
                            values.entrySet().stream()
                                    .flatMap(each ->
                                            each.getValue().of(thing).stream()
                                                    .map(value ->
                                                            new Setting(
                                                                    path, each.getKey(), value))));
        }
    }

    /// There is a credential.
    record Credentials(
            Over over,
            String kind,
            Expression fingerprint,
            Optional<WhoRule> of,
            ResourceTemplate on,
            Map<String, Expression> fields)
            implements FactRule {
        @Override
        public Stream<Fact> facts(Thing thing, String place) {
            String print = fingerprint.one(thing);
            return print.isEmpty()
                    ? Stream.empty()
                    : on.paths(thing, place).stream()
                            .map(path ->
                                    new CredentialFact(
                                            print,
                                            kind,
                                            of.flatMap(who -> who.of(thing, place)).orElse(""),
                                            path,
                                            field("name", thing),
                                            field("scopes")
                                                    .all(thing)
                                                    .collect(Collectors.toUnmodifiableSet()),
                                            new CredentialFact.Life(
                                                    time("created", thing),
                                                    time("expires", thing),
                                                    time("last-used", thing)),
                                            !field("active", thing).equals("false")));
        }

        private Expression field(String name) {
            return fields.getOrDefault(name, ExpressionFile.NOTHING);
        }

        private String field(String name, Thing thing) {
            return field(name).one(thing);
        }

        private Optional<Instant> time(String name, Thing thing) {
            return WrittenInstant.of(field(name, thing));
        }
    }
}

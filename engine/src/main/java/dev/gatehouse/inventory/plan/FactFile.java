package dev.gatehouse.inventory.plan;

import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One rule of a listing as it is written. Which kind of fact it is, the member shows that says
/// what: `right`, `account`, `member`, `settings` or `credential`.
final class FactFile {
    private static final List<String> ACCOUNT_FIELDS =
            List.of("name", "role", "state", "two-factor", "email");
    private static final List<String> CREDENTIAL_FIELDS =
            List.of("name", "scopes", "created", "expires", "last-used", "active");

    private final ExpressionFile expressions;

    FactFile(ExpressionFile expressions) {
        this.expressions = expressions;
    }

    FactRule read(Mapping rule) {
        if (rule.find("right").isPresent()) {
            return right(rule.only("right", "to", "on", "through", "named", "when", "each"));
        }
        if (rule.find("account").isPresent()) {
            return account(rule);
        }
        if (rule.find("member").isPresent()) {
            rule.only("member", "of", "within", "role", "when", "each");
            return new FactRule.Members(
                    over(rule),
                    WhoRule.read(rule.get("member"), expressions),
                    expressions.sentence(rule.get("of")),
                    path(rule, "within"),
                    expressions.optional(rule, "role"));
        }
        if (rule.find("settings").isPresent()) {
            rule.only("settings", "on", "when", "each");
            Map<String, SettingValue> values = new LinkedHashMap<>();
            rule.get("settings")
                    .mapping()
                    .members()
                    .forEach((name, value) ->
                            values.put(name, SettingValue.read(value, expressions)));
            return new FactRule.Settings(over(rule), path(rule, "on"), values);
        }
        if (rule.find("credential").isPresent()) {
            return credential(rule);
        }
        throw new SourceProblem(
                rule.place(),
                "this rule does not say what it makes",
                "give right, account, member, settings or credential");
    }

    private FactRule right(Mapping rule) {
        List<Expression> through = new ArrayList<>();
        rule.find("through")
                .ifPresent(
                        all -> all.list().forEach(each -> through.add(expressions.sentence(each))));
        return new FactRule.Rights(
                over(rule),
                WhoRule.read(rule.get("to"), expressions),
                rule.get("right") instanceof Mapping
                        ? expressions.value(rule.get("right"))
                        : new Expression.Constant(rule.get("right").texts()),
                path(rule, "on"),
                List.copyOf(through),
                expressions.optional(rule, "named"));
    }

    private FactRule account(Mapping rule) {
        List<String> allowed = new ArrayList<>(ACCOUNT_FIELDS);
        allowed.addAll(List.of("account", "in", "when", "each"));
        rule.only(allowed.toArray(String[]::new));
        return new FactRule.Accounts(
                over(rule),
                WhoRule.read(rule.get("account"), expressions),
                path(rule, "in"),
                fields(rule, ACCOUNT_FIELDS));
    }

    private FactRule credential(Mapping rule) {
        List<String> allowed = new ArrayList<>(CREDENTIAL_FIELDS);
        allowed.addAll(List.of("credential", "fingerprint", "of", "on", "when", "each"));
        rule.only(allowed.toArray(String[]::new));
        return new FactRule.Credentials(
                over(rule),
                rule.get("credential").text(),
                expressions.sentence(rule.get("fingerprint")),
                rule.find("of").map(who -> WhoRule.read(who, expressions)),
                path(rule, "on"),
                fields(rule, CREDENTIAL_FIELDS));
    }

    private Map<String, Expression> fields(Mapping rule, List<String> names) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        for (String name : names) {
            rule.find(name).ifPresent(value -> fields.put(name, expressions.value(value)));
        }
        return Map.copyOf(fields);
    }

    private ResourceTemplate path(Mapping rule, String name) {
        return ResourceTemplate.read(rule.get(name), expressions);
    }

    // `each: path` of a list, `each: {members: path}` of an object.
    private FactRule.Over over(Mapping rule) {
        Condition when = expressions.when(rule);
        return rule.find("each")
                .map(each ->
                        each instanceof Mapping members
                                ? new FactRule.Over(
                                        when, members.only("members").get("members").text(), true)
                                : new FactRule.Over(when, each.text(), false))
                .orElse(new FactRule.Over(when, "", false));
    }
}

package dev.gatehouse.inventory.plan;

import dev.gatehouse.event.Namespace;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who holds a right or is in a group: the first case that holds decides, so that nobody is taken
/// for somebody else where it names nobody.
record WhoRule(List<Case> cases) {
    /// Characters of an account.
    static final int ACCOUNT_CHARS_MAX = 512;

    /// An account by kind and id; or a group, then `kind` is nothing.
    record Case(Condition when, Optional<Namespace> kind, Expression id) {}

    static WhoRule read(Yaml yaml, ExpressionFile expressions) {
        List<Case> cases = new ArrayList<>();
        for (Yaml item : yaml.list()) {
            Yaml.Mapping one = item.mapping().only("when", "kind", "id", "group");
            if (one.find("group").isPresent()) {
                Expression group = expressions.sentence(one.get("group"));
                cases.add(new Case(expressions.when(one), Optional.empty(), group));
            } else {
                Namespace kind = one.get("kind").constant(Namespace.class);
                if (kind == Namespace.ANONYMOUS) {
                    throw new SourceProblem(
                            one.get("kind").place(),
                            "anonymous is nobody in particular",
                            "name a group everybody is in");
                }
                Expression id =
                        one.get("id") instanceof Yaml.Scalar text && text.text().contains("{")
                                ? expressions.sentence(text)
                                : expressions.value(one.get("id"));
                cases.add(new Case(expressions.when(one), Optional.of(kind), id));
            }
        }
        return new WhoRule(List.copyOf(cases));
    }

    /// The account or group; nothing where nobody is named.
    ///
    /// @param place `tool/instance`
    Optional<String> of(Thing thing, String place) {
        for (Case one : cases) {
            if (one.when().holds(thing)) {
                String id = one.id().one(thing);
                return Optional.of(text(one, id, place))
                        .filter(text -> !id.isEmpty() && text.length() <= ACCOUNT_CHARS_MAX);
            }
        }
        return Optional.empty();
    }

    private static String text(Case one, String id, String place) {
        return one.kind()
                .map(kind -> place + "/" + kind.word() + "/" + id)
                .orElseGet(() -> Right.group(place, id));
    }
}

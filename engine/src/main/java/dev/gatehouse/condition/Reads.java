package dev.gatehouse.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an expression reads: names of the vocabulary with the members taken from them, as `now` or
/// `person.state`. A member that is only asked for by `has()` is not read.
final class Reads {
    private Reads() {}

    static List<List<String>> of(CelAbstractSyntaxTree tree, Set<String> names) {
        Set<List<String>> reads = new LinkedHashSet<>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.IDENT)
                .filter(node -> names.contains(node.expr().ident().name()))
                .sorted(Comparator.comparingLong(CelNavigableExpr::id))
                .map(Reads::path)
                .forEach(reads::add);
        return List.copyOf(reads);
    }

    private static List<String> path(CelNavigableExpr ident) {
        List<String> path = new ArrayList<>();
        path.add(ident.expr().ident().name());
        CelNavigableExpr at = ident;
        while (at.parent().isPresent() && selects(at.parent().get())) {
            at = at.parent().get();
            path.add(at.expr().select().field());
        }
        return List.copyOf(path);
    }

    private static boolean selects(CelNavigableExpr node) {
        CelExpr expression = node.expr();
        return node.getKind() == Kind.SELECT && !expression.select().testOnly();
    }

    /// Whether there is something to be read there.
    static boolean isKnown(List<String> path, Map<String, Object> values) {
        Object at = values;
        for (String name : path) {
            if (!(at instanceof Map<?, ?> members)) {
                return at != null;
            }
            at = members.get(name);
        }
        return at != null;
    }
}

package dev.gatehouse.house;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// No `default` over our own sealed types and enums: a case added later must not compile until
/// every switch has met it. Needs types, so it asks the compiler to attribute the sources.
final class SwitchLaw extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final List<String> violations = new ArrayList<>();

    private SwitchLaw(Trees trees) {
        this.trees = trees;
    }

    static List<String> violations(List<? extends JavaFileObject> sources) {
        var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        var task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, found -> {}, options, null, sources);
        var law = new SwitchLaw(Trees.instance(task));
        try {
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            task.analyze();
            units.forEach(unit -> law.scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return law.violations;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
        check(tree.getExpression(), tree.getCases());
        return super.visitSwitch(tree, null);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
        check(tree.getExpression(), tree.getCases());
        return super.visitSwitchExpression(tree, null);
    }

    private void check(ExpressionTree selector, List<? extends CaseTree> cases) {
        boolean hasDefault =
                cases.stream()
                        .flatMap(each -> each.getLabels().stream())
                        .anyMatch(label -> label instanceof DefaultCaseLabelTree);
        if (!hasDefault) return;
        var path = new TreePath(getCurrentPath(), selector);
        Tree inner = selector;
        while (inner instanceof ParenthesizedTree parentheses) {
            inner = parentheses.getExpression();
            path = new TreePath(path, inner);
        }
        if (trees.getTypeMirror(path) instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && isOursAndClosed(element)) {
            var unit = getCurrentPath().getCompilationUnit();
            long position =
                    trees.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
            violations.add(
                    "%s:%d has a default over %s"
                            .formatted(
                                    unit.getSourceFile().getName(),
                                    unit.getLineMap().getLineNumber(position),
                                    element.getQualifiedName()));
        }
    }

    private static boolean isOursAndClosed(TypeElement type) {
        boolean closed =
                type.getKind() == ElementKind.ENUM || type.getModifiers().contains(Modifier.SEALED);
        return closed && type.getQualifiedName().toString().startsWith("dev.gatehouse.");
    }
}

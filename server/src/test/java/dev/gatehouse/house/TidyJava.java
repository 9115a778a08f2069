package dev.gatehouse.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What can be held against Java by its syntax: lengths, parameters, names, comments on public
/// types, switched-off tests, hidden clocks, null in `event`.
final class TidyJava extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final boolean inTests;
    private final String packageName;
    private final List<String> violations = new ArrayList<>();

    private TidyJava(DocTrees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
        this.inTests = unit.getSourceFile().getName().contains("/src/test/");
        this.packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    static List<String> violations(List<? extends JavaFileObject> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task =
                (JavacTask)
                        compiler.getTask(
                                null, null, found -> {}, List.of("-proc:none"), null, sources);
        var violations = new ArrayList<String>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                var tidy = new TidyJava(DocTrees.instance(task), unit);
                tidy.scan(unit, null);
                violations.addAll(tidy.violations);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return violations;
    }

    @Override
    public @Nullable Void visitPackage(PackageTree tree, @Nullable Void nothing) {
        for (String segment : packageName.split("\\.", -1)) {
            if (TidyLaw.BANNED_PACKAGES.contains(segment))
                say(tree, "the package name says nothing: " + segment);
        }
        return super.visitPackage(tree, null);
    }

    @Override
    public @Nullable Void visitImport(ImportTree tree, @Nullable Void nothing) {
        String name = tree.getQualifiedIdentifier().toString();
        if (TidyLaw.MOCKING.stream().anyMatch(name::startsWith)) say(tree, "a mocking library");
        return super.visitImport(tree, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        String name = tree.getSimpleName().toString();
        if (TidyLaw.BANNED_TYPE.matcher(name).matches())
            say(tree, "a type name that says nothing: " + name);
        boolean isPublic = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
        if (isPublic && !inTests && trees.getDocComment(getCurrentPath()) == null) {
            say(tree, "public type " + name + " has no comment that says what it guarantees");
        }
        return super.visitClass(tree, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        long lines = line(end(tree)) - line(start(tree)) + 1;
        if (lines > TidyLaw.METHOD_LINES_MAX)
            say(tree, tree.getName() + " has " + lines + " lines");
        int parameters = tree.getParameters().size();
        if (parameters > TidyLaw.PARAMETERS_MAX && !isAllowedMany(tree)) {
            say(tree, tree.getName() + " takes " + parameters + " parameters");
        }
        return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
        String name = tree.getAnnotationType().toString();
        if (TidyLaw.SKIPPING.contains(name.substring(name.lastIndexOf('.') + 1)))
            say(tree, "a test is switched off");
        return super.visitAnnotation(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
        String call = tree.toString();
        if (!inTests && TidyLaw.HIDDEN_TIME.contains(call))
            say(tree, "time or randomness from nowhere: " + call);
        if (inTests && tree.getMethodSelect().toString().equals("Thread.sleep")) checkSleep(tree);
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
        boolean unseeded =
                tree.getIdentifier() instanceof IdentifierTree type
                        && type.getName().contentEquals("Random");
        if (!inTests && unseeded && tree.getArguments().isEmpty())
            say(tree, "randomness without a seed");
        return super.visitNewClass(tree, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
        boolean inEvent = packageName.equals("dev.gatehouse.event") && !inTests;
        if (inEvent && tree.getKind() == Tree.Kind.NULL_LITERAL)
            say(tree, "null in event: absence is a case");
        return super.visitLiteral(tree, null);
    }

    /// Overriding methods take what somebody else decided; a record's constructors take its
    /// components.
    private boolean isAllowedMany(MethodTree method) {
        boolean overrides =
                method.getModifiers().getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("Override"));
        boolean ofRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        return overrides || (ofRecord && method.getReturnType() == null);
    }

    private void checkSleep(MethodInvocationTree tree) {
        boolean tooLong =
                tree.getArguments().getFirst() instanceof LiteralTree millis
                        && millis.getValue() instanceof Number number
                        && number.longValue() > TidyLaw.TEST_SLEEP_MILLIS_MAX;
        if (tooLong)
            say(
                    tree,
                    "a test sleeps over "
                            + TidyLaw.TEST_SLEEP_MILLIS_MAX
                            + " ms: poll with a deadline");
    }

    private void say(Tree tree, String sentence) {
        violations.add(unit.getSourceFile().getName() + ":" + line(start(tree)) + " " + sentence);
    }

    private long start(Tree tree) {
        return trees.getSourcePositions().getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
        return trees.getSourcePositions().getEndPosition(unit, tree);
    }

    private long line(long position) {
        return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
    }
}

package dev.gatehouse.access.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/// The files of a model and what Git says of them. Symbolic links are not followed, so nothing
/// outside the directory is read; folders whose name begins with a dot are passed over.
///
/// @param texts by name
public record ModelFiles(List<ModelText> texts, Revision revision) {
    /// Files of one model.
    public static final int FILES_MAX = 1_000;

    /// Bytes of one file.
    public static final int FILE_BYTES_MAX = 1024 * 1024;

    /// Bytes of all of them; a record of the journal holds them.
    public static final int MODEL_BYTES_MAX = 4 * 1024 * 1024;

    /// Folders within folders.
    public static final int DEPTH_MAX = 12;

    /// Files and folders looked at on the way.
    public static final int ENTRIES_MAX = 50_000;

    public ModelFiles {
        texts = List.copyOf(texts);
    }

    /// Reads every `*.yaml` below a directory, and what Git says of it.
    ///
    /// @throws ModelProblem when it is no directory, or too much
    public static ModelFiles read(Path directory) {
        List<ModelText> texts = texts(directory);
        return new ModelFiles(texts, Revision.of(directory, texts));
    }

    /// Reads every `*.yaml` below a directory.
    ///
    /// @throws ModelProblem when it is no directory, or too much
    public static List<ModelText> texts(Path directory) {
        Walk walk = new Walk(directory);
        try {
            if (!Files.isDirectory(directory)) {
                throw ModelProblem.of("", directory + " is no directory");
            }
            Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, walk);
        } catch (IOException world) {
            throw ModelProblem.of("", "the model cannot be read: " + world.getMessage());
        }
        walk.texts.sort(Comparator.comparing(ModelText::name));
        return List.copyOf(walk.texts);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<ModelText> texts = new ArrayList<>();
        private int entries;
        private long bytes;

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) {
            entry();
            Path name = directory.getFileName();
            boolean hidden =
                    !directory.equals(root) && name != null && name.toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            entry();
            String name = root.relativize(file).toString().replace('\\', '/');
            if (is.isRegularFile() && name.endsWith(".yaml")) {
                bytes += is.size();
                if (is.size() > FILE_BYTES_MAX
                        || bytes > MODEL_BYTES_MAX
                        || texts.size() == FILES_MAX) {
                    throw ModelProblem.of(
                            name,
                            "a model has at most "
                                    + FILES_MAX
                                    + " files of "
                                    + FILE_BYTES_MAX
                                    + " bytes, and "
                                    + MODEL_BYTES_MAX
                                    + " in all");
                }
                texts.add(new ModelText(name, text(name, Files.readAllBytes(file))));
            }
            return FileVisitResult.CONTINUE;
        }

        private void entry() {
            if (++entries > ENTRIES_MAX) {
                throw ModelProblem.of(
                        "", "the directory holds more than " + ENTRIES_MAX + " files and folders");
            }
        }

        private static String text(String name, byte[] content) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException wrong) {
                throw ModelProblem.of(name, "this is not UTF-8");
            }
        }
    }
}

package dev.gatehouse.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    @TempDir Path folder;

    private Path repository;
    private Path model;

    @BeforeEach
    void makeFolders() throws IOException {
        repository = folder.resolve("repository");
        model = Files.createDirectories(repository.resolve("access"));
    }

    @Test
    void onlyRegularFilesBelowTheDirectoryAreRead() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.yaml"), "groups: {}\n");
        Files.writeString(model.resolve("a.yaml"), "groups: {}\n");
        Files.createDirectories(model.resolve("teams"));
        Files.writeString(model.resolve("teams/b.yaml"), "groups: {}\n");
        Files.createDirectories(model.resolve(".hidden"));
        Files.writeString(model.resolve(".hidden/c.yaml"), "groups: {}\n");
        Files.createSymbolicLink(model.resolve("linked.yaml"), outside);
        Files.createSymbolicLink(model.resolve("linked"), folder);
        assertThat(ModelFiles.read(model).texts())
                .extracting(ModelText::name)
                .containsExactly("a.yaml", "teams/b.yaml");
    }

    @Test
    void aFileTooLargeOrNoTextIsRefusedByItsName() throws IOException {
        Path big = Files.writeString(model.resolve("big.yaml"), "#".repeat(1024 * 1024 + 1));
        assertThatThrownBy(() -> ModelFiles.read(model)).hasMessageContaining("big.yaml");
        Files.delete(big);
        Files.write(model.resolve("odd.yaml"), new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> ModelFiles.read(model))
                .hasMessageContaining("odd.yaml: this is not UTF-8");
        assertThatThrownBy(() -> ModelFiles.read(folder.resolve("none")))
                .isInstanceOf(ModelProblem.class);
    }

    @Test
    void whatGitSaysIsToldAndAHookOfTheRepositoryNeverRuns() throws Exception {
        Files.writeString(model.resolve("a.yaml"), "groups: {}\n");
        Path ran = folder.resolve("ran");
        try (Git git =
                Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern("access").call();
            git.commit()
                    .setMessage("model")
                    .setSign(false)
                    .setAuthor("Ada", "ada@acme.test")
                    .setCommitter("Bo", "bo@acme.test")
                    .call();
        }
        Files.writeString(
                repository.resolve(".git/config"),
                "[core]\n\tfsmonitor = touch %s\n\tpager = touch %s\n".formatted(ran, ran));
        Revision revision = ModelFiles.read(model).revision();
        assertThat(revision.branch()).isEqualTo("main");
        assertThat(revision.commit()).hasSize(40);
        assertThat(revision.author()).isEqualTo("ada@acme.test");
        assertThat(revision.committed()).isTrue();
        Files.writeString(model.resolve("a.yaml"), "groups: {}\n# changed\n");
        assertThat(ModelFiles.read(model).revision().committed()).isFalse();
        assertThat(ran).doesNotExist();
    }

    @Test
    void aRepositoryThatCannotBeReadSaysNothingAboutItsFiles() throws IOException {
        Files.writeString(model.resolve("a.yaml"), "groups: {}\n");
        Files.createDirectories(repository.resolve(".git/refs"));
        Files.createDirectories(repository.resolve(".git/objects"));
        Files.writeString(
                repository.resolve(".git/HEAD"), "ref: refs/heads/../../../../etc/passwd\n");
        ModelFiles files = ModelFiles.read(model);
        assertThat(files.texts()).hasSize(1);
        assertThat(files.revision().commit()).isEmpty();
    }
}

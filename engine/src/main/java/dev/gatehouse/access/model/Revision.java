package dev.gatehouse.access.model;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// Which state of a Git work tree files are of. Git itself is never run, so a repository cannot
/// make it run anything.
///
/// @param branch empty where the directory is in no work tree
/// @param commit of the branch, 40 hex digits; empty where there is none
/// @param author the address of that commit's author; it is only what the commit says
/// @param committed whether the files are those of the commit
public record Revision(String branch, String commit, String author, boolean committed) {
    /// In no work tree.
    public static final Revision NONE = new Revision("", "", "", false);

    // Its folder is there, it is not.
    private static final File NOWHERE =
            new File(System.getProperty("java.io.tmpdir"), "gatehouse-reads-no-git-configuration");

    static {
        SystemReader.setInstance(new OwnFilesOnly(SystemReader.getInstance()));
    }

    /// Reads neither the machine's nor the user's configuration of Git.
    private static final class OwnFilesOnly extends SystemReader.Delegate {
        OwnFilesOnly(SystemReader machine) {
            super(machine);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public StoredConfig getUserConfig() throws IOException, ConfigInvalidException {
            return new Empty(new Config(), FS.DETECTED);
        }

        @Override
        public StoredConfig getJGitConfig() throws IOException, ConfigInvalidException {
            return new Empty(new Config(), FS.DETECTED);
        }

        @Override
        public StoredConfig getSystemConfig() throws IOException, ConfigInvalidException {
            return new Empty(new Config(), FS.DETECTED);
        }
    }

    private static final class Empty extends FileBasedConfig {
        Empty(Config parent, FS fs) {
            super(parent, NOWHERE, fs);
        }

        @Override
        public void save() {}

        @Override
        public void load() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }

    /// Of a directory whose files are these.
    public static Revision of(Path directory, List<ModelText> texts) {
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().findGitDir(directory.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            return NONE;
        }
        try (Repository repository = builder.build();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.HEAD);
            String branch = repository.getBranch();
            if (head == null || repository.isBare()) {
                return new Revision(branch == null ? "" : branch, "", "", false);
            }
            RevCommit commit = walk.parseCommit(head);
            Path below =
                    repository
                            .getWorkTree()
                            .toPath()
                            .toRealPath()
                            .relativize(directory.toRealPath());
            return new Revision(
                    branch == null ? "" : branch,
                    commit.name(),
                    commit.getAuthorIdent().getEmailAddress(),
                    isOf(repository, commit.getTree(), below, texts));
        } catch (IOException | RuntimeException damaged) {
            // A repository that cannot be read says nothing about files that can.
            return NONE;
        }
    }

    private static boolean isOf(
            Repository repository, RevTree tree, Path below, List<ModelText> texts)
            throws IOException {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            for (ModelText one : texts) {
                String path = below.resolve(one.name()).toString().replace(File.separatorChar, '/');
                try (TreeWalk at = TreeWalk.forPath(repository, path, tree)) {
                    ObjectId is =
                            formatter.idFor(
                                    Constants.OBJ_BLOB,
                                    one.text().getBytes(StandardCharsets.UTF_8));
                    if (at == null || !at.getObjectId(0).equals(is)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}

package dev.gatehouse.detection;

import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.sigma.Refusal;
import dev.gatehouse.sigma.Ruleset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The detections that ship, and those of a folder of the operator's own, looked at again for as
/// long as it is open. A folder with a mistake in it is refused as a whole, and what was last right
/// is looked for on. Safe for many threads.
public final class DetectionFiles implements AutoCloseable {
    private static final long LOOK_SECONDS = 2;

    private final Folders folders;
    private final LiveDetections live;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private List<Ruleset.Text> last;
    private volatile List<String> problems;

    /// Where they lie.
    ///
    /// @param own the operator's own; empty where there is none
    public record Folders(Path shipped, Optional<Path> own) {}

    /// What was read.
    ///
    /// @param own the texts of the operator's own files
    /// @param problems why the operator's own are not among the detections, each with file and line
    public record Read(
            Folders folders, Detections detections, List<Ruleset.Text> own, List<String> problems) {
        /// No detections, and no folder of them.
        public static final Read NONE =
                new Read(
                        new Folders(Path.of(""), Optional.empty()),
                        Detections.NONE,
                        List.of(),
                        List.of());

        public Read {
            own = List.copyOf(own);
            problems = List.copyOf(problems);
        }
    }

    /// Reads both folders.
    public static Read read(Folders folders) {
        if (folders.own().isEmpty()) {
            return shippedAlone(folders, List.of(), List.of());
        }
        try {
            return together(folders, folders.own().get(), Ruleset.texts(folders.own().get()));
        } catch (UncheckedIOException unreadable) {
            return shippedAlone(
                    folders, List.of(), List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    private static Read shippedAlone(
            Folders folders, List<Ruleset.Text> texts, List<String> problems) {
        Detections shipped = Detections.load(folders.shipped(), Placeholders.NONE);
        return new Read(folders, shipped, texts, problems);
    }

    private static Read together(Folders folders, Path own, List<Ruleset.Text> texts) {
        List<Ruleset.Text> all = new ArrayList<>(Ruleset.texts(folders.shipped()));
        Set<String> taken = new HashSet<>();
        all.forEach(text -> taken.add(text.name()));
        List<String> problems = new ArrayList<>();
        for (Ruleset.Text text : texts) {
            if (taken.contains(text.name())) {
                problems.add(own.resolve(text.name()) + ": a file called so ships with Gatehouse");
            }
        }
        if (problems.isEmpty()) {
            all.addAll(texts);
            Detections both = Detections.of(all, Placeholders.NONE);
            Set<String> ours = new HashSet<>();
            texts.forEach(text -> ours.add(text.name()));
            both.problems().stream()
                    .filter(problem -> ours.contains(problem.place().file()))
                    .forEach(problem -> problems.add(said(own, problem)));
            if (problems.isEmpty()) {
                return new Read(folders, both, texts, List.of());
            }
        }
        return shippedAlone(folders, texts, problems);
    }

    private static String said(Path own, Refusal problem) {
        return own.resolve(problem.place().file())
                + ":"
                + problem.place().line()
                + ": "
                + problem.reason();
    }

    private DetectionFiles(LiveDetections live, Read read) {
        this.folders = read.folders();
        this.live = live;
        this.last = read.own();
        this.problems = read.problems();
        this.thread = Thread.ofVirtual().name("detection-files").unstarted(this::look);
    }

    /// Begins to look at the operator's own folder, if there is one.
    ///
    /// @param read what is looked for by now
    public static DetectionFiles follow(LiveDetections live, Read read) {
        DetectionFiles files = new DetectionFiles(live, read);
        files.tell();
        if (read.folders().own().isPresent()) {
            files.thread.start();
        }
        return files;
    }

    /// Why the operator's own files as they are now are not looked for; empty where they are.
    public List<String> problems() {
        return problems;
    }

    /// The text of a detection's file; empty where it is there no longer.
    public Optional<String> text(Detection detection) {
        Path shipped = folders.shipped().resolve(detection.file());
        Path file =
                folders.own()
                        .map(folder -> folder.resolve(detection.file()))
                        .filter(Files::isRegularFile)
                        .orElse(shipped);
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void look() {
        try {
            while (!stopped.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                folders.own().ifPresent(this::lookOnce);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce(Path own) {
        List<String> before = problems;
        try {
            List<Ruleset.Text> now = Ruleset.texts(own);
            if (!now.equals(last)) {
                last = now;
                Read read = together(folders, own, now);
                if (read.problems().isEmpty()) {
                    live.use(read.detections());
                }
                problems = read.problems();
            }
        } catch (UncheckedIOException unreadable) {
            last = List.of();
            problems = List.of(String.valueOf(unreadable.getMessage()));
        }
        if (!problems.equals(before)) {
            tell();
        }
    }

    private void tell() {
        for (String problem : problems) {
            System.getLogger(DetectionFiles.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "detections of your own are not taken: " + problem);
        }
    }

    /// Stops looking and waits for it.
    @Override
    public void close() {
        stopped.countDown();
        if (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package dev.gatehouse.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `bench access|detections|intake|journal|map|pipeline|search|sources|visible|finding [--events N]
/// [--folder DIR] [--json]`: measures, tells on stderr what it is doing, and prints one JSON object
/// on stdout. Exits 0, 64 for a command line it does not understand, 69 when a part it needs cannot
/// be had, 70 when a part fails.
public final class Main {
    private static final int EXIT_USAGE = 64;
    private static final int EXIT_UNAVAILABLE = 69;
    private static final int EXIT_INTERNAL = 70;
    private static final String USAGE =
            "say access, detections, intake, journal, map, pipeline, search, sources, visible or finding, then [--events N] [--folder DIR]"
                    + " [--json]; access takes [--people N] [--resources N] [--rights N]"
                    + " [--indexed N], too";

    private Main() {}

    /// @param arguments what to measure, and how much of it
    public static void main(String[] arguments) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream progress =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, progress));
    }

    private static int run(String[] arguments, PrintStream out, PrintStream progress) {
        try {
            if (arguments.length == 0) {
                throw new IllegalArgumentException(USAGE);
            }
            List<String> words =
                    new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
            if (arguments[0].equals("access")) {
                AccessSizes sizes = AccessSizes.take(words);
                BenchSettings settings = BenchSettings.parse(words, progress);
                out.println(new AccessBench(settings, sizes).run().json());
                return 0;
            }
            BenchSettings settings = BenchSettings.parse(words, progress);
            Figures figures =
                    switch (arguments[0]) {
                        case "detections" -> new DetectionsBench(settings).run();
                        case "intake" -> new IntakeBench(settings).run();
                        case "journal" -> new JournalBench(settings).run();
                        case "map" -> new MapBench(settings).run();
                        case "pipeline" -> new PipelineBench(settings).run();
                        case "search" -> new SearchBench(settings).run();
                        case "sources" -> new SourcesBench(settings).run();
                        case "visible" -> alone(new VisibleBench(settings)::measure);
                        case "finding" -> alone(new FindingBench(settings)::measure);
                        default -> throw new IllegalArgumentException(USAGE);
                    };
            out.println(figures.json());
            return 0;
        } catch (IllegalArgumentException mistake) {
            progress.println("bench: " + mistake.getMessage());
            return EXIT_USAGE;
        } catch (IOException world) {
            progress.println("bench: " + world);
            return EXIT_UNAVAILABLE;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return EXIT_INTERNAL;
        }
    }

    private interface Part {
        void measure(Figures figures) throws IOException, InterruptedException;
    }

    // What is otherwise measured with more around it.
    private static Figures alone(Part part) throws IOException, InterruptedException {
        Figures figures = new Figures();
        part.measure(figures);
        return figures;
    }
}

package dev.gatehouse.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes a whole period at once: the truth in a first telling, the payloads in a second. Both
/// tellings are the same function of the seed, so no memory grows with the number of events.
record Writing(long seed, Period period, Pace pace) {

    private static final int BUFFER_BYTES = 1 << 16;

    void into(Path directory) throws IOException {
        Files.createDirectories(directory);
        Company company = Company.of(seed);
        try (OutputStream out = open(directory.resolve(Living.TRUTH_FILE))) {
            TruthWriter truth = new TruthWriter(out);
            timeline().tell(period.from(), period.until(), truth::write);
            truth.flush();
        }
        try (SourceFiles files = new SourceFiles(directory, company.fingerprints())) {
            timeline().tell(period.from(), period.until(), files::write);
        }
        Inventory inventory =
                new Inventory(company, new Rota(company, new Calendar(period.until())));
        try (OutputStream out = open(directory.resolve("sources.json"))) {
            inventory.writeSources(out);
        }
        try (OutputStream out = open(directory.resolve("company.json"))) {
            inventory.writeCompany(out);
        }
        answers(company, directory.resolve("inventory"));
        try (OutputStream out = open(directory.resolve("people.csv"))) {
            new Roster(company, new Calendar(period.until())).write(out);
        }
        Path model = Files.createDirectories(directory.resolve("model"));
        try (OutputStream out = open(model.resolve("acme.yaml"))) {
            new AccessModel(company, new Calendar(period.until())).write(out);
        }
    }

    // What the tools' own APIs would answer about who may do what, a folder for each.
    private static void answers(Company company, Path folder) throws IOException {
        new GitHubAnswers(company, new Answers(folder.resolve("github"))).write();
        new GitLabAnswers(company, new Answers(folder.resolve("gitlab"))).write();
        new KubernetesAnswers(company, new Answers(folder.resolve("kubernetes"))).write();
        new VaultAnswers(company, new Answers(folder.resolve("vault"))).write();
    }

    private Timeline timeline() {
        Setting setting = Setting.of(seed);
        Calendar calendar = new Calendar(period.until());
        List<Happening> plot = Plot.happenings(setting, calendar, seed);
        return new Timeline(new Everyday(setting, seed, pace), plot, SilentHour.before(calendar));
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }
}

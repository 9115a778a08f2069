package dev.gatehouse.people;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes files of people in. The same file twice changes nothing the second time; what a file does
/// not say stays; nobody is taken away because a file does not name them. An account that was
/// somebody else's is the other's from now on, and stays theirs before. Safe for many threads, one
/// after the other.
public final class PeopleImport {
    /// Records appended at once.
    static final int BATCH_RECORDS_MAX = 500;

    /// How long a file waits for what was recorded before it.
    static final Duration CATCH_UP_MAX = Duration.ofSeconds(30);

    private final Recorder recorder;
    private final People people;
    private final InstantSource clock;

    public PeopleImport(Recorder recorder, People people, InstantSource clock) {
        this.recorder = recorder;
        this.people = people;
        this.clock = clock;
    }

    /// Takes a file in to its end.
    ///
    /// @param progress hears how far it is, now and then
    /// @return the closing count
    /// @throws PeopleFileException when the file is not of that format at all
    /// @throws IOException when its bytes end too early, or the view of people is too far behind
    public synchronized PeopleCount run(PeopleFile file, Consumer<PeopleCount> progress)
            throws IOException, InterruptedException, PeopleFileException {
        catchUp();
        Entries entries =
                switch (file.format()) {
                    case CSV -> new CsvEntries(file.content());
                    case SCIM -> new ScimEntries(file.content());
                };
        Run run = new Run(file, progress);
        while (run.take(entries)) {
            run.appendWhenFull();
        }
        return run.end();
    }

    private void catchUp() throws IOException, InterruptedException {
        if (!people.awaitTaken(recorder.journal().size() - 1, CATCH_UP_MAX)) {
            throw new IOException("the view of people is behind; try again in a minute");
        }
    }

    /// One file on its way.
    private final class Run {
        private final PeopleFile file;
        private final Consumer<PeopleCount> progress;
        private final Instant now = clock.instant();
        private final Drafts drafts = new Drafts(people.now(), now);
        private final List<OwnRecord.OfPeople> batch = new ArrayList<>();
        private final Map<String, String> owners = new HashMap<>();
        private final List<PeopleProblem> problems = new ArrayList<>();
        private long read;
        private long added;
        private long changed;
        private long unchanged;
        private long linked;
        private long refused;

        Run(PeopleFile file, Consumer<PeopleCount> progress) {
            this.file = file;
            this.progress = progress;
        }

        // Whether there was another entry.
        boolean take(Entries entries) throws IOException {
            try {
                Optional<Entry> entry = entries.next();
                if (entry.isEmpty()) {
                    return false;
                }
                read++;
                take(entry.get());
            } catch (PeopleFileException wrong) {
                read++;
                refused++;
                note(wrong.problem());
            }
            return true;
        }

        private void take(Entry entry) {
            try {
                switch (entry) {
                    case Entry.OfPerson person -> {
                        Optional<Subject> before = drafts.of(person.id());
                        count(before, drafts.person(person));
                        link(person, person.id(), person.accounts());
                    }
                    case Entry.OfMachine machine -> {
                        Optional<Subject> before = drafts.of(machine.id());
                        count(before, drafts.machine(machine));
                        link(machine, machine.id(), machine.accounts());
                    }
                    case Entry.OfGroup group -> {
                        drafts.group(group);
                        unchanged++;
                    }
                }
            } catch (IllegalArgumentException wrong) {
                refused++;
                note(new PeopleProblem(entry.line(), 1, String.valueOf(wrong.getMessage())));
            }
        }

        private void count(Optional<Subject> before, Subject after) {
            if (before.filter(after::equals).isPresent()) {
                unchanged++;
                return;
            }
            added += before.isEmpty() ? 1 : 0;
            changed += before.isEmpty() ? 0 : 1;
            batch.add(Drafts.record(after, file.by()));
        }

        private void link(Entry entry, String subject, List<String> accounts) {
            for (String text : accounts) {
                try {
                    String account = AccountName.parse(text).toString();
                    List<Link> there = people.links(account);
                    if (isFirst(account, subject)
                            && there.stream().noneMatch(link -> saysAsMuch(link, subject))) {
                        linked++;
                        batch.add(linked(account, subject, there));
                    }
                } catch (IllegalArgumentException wrong) {
                    note(new PeopleProblem(entry.line(), 1, String.valueOf(wrong.getMessage())));
                }
            }
        }

        private boolean isFirst(String account, String subject) {
            String first = owners.putIfAbsent(account, subject);
            if (first != null && !first.equals(subject)) {
                throw new IllegalArgumentException(
                        "this file gives one account to two; the first one keeps it");
            }
            return first == null;
        }

        private boolean saysAsMuch(Link link, String subject) {
            return link.subject().equals(subject)
                    && link.until().isEmpty()
                    && (link.proof().isVerified() || link.proof() == file.proof());
        }

        private OwnRecord.OfPeople linked(String account, String subject, List<Link> there) {
            boolean anothers =
                    there.stream()
                            .anyMatch(link ->
                                    link.proof().isVerified() && !link.subject().equals(subject));
            return new OwnRecord.AccountLinked(
                    account,
                    subject,
                    file.proof().word(),
                    anothers ? now : Instant.EPOCH,
                    Instant.EPOCH,
                    file.by());
        }

        private void note(PeopleProblem problem) {
            if (problems.size() < PeopleCount.PROBLEMS_MAX) {
                problems.add(problem);
            }
        }

        void appendWhenFull() {
            if (batch.size() >= BATCH_RECORDS_MAX) {
                append();
            }
        }

        private void append() {
            if (!batch.isEmpty()) {
                recorder.append(batch);
                batch.clear();
                progress.accept(count());
            }
        }

        private PeopleCount count() {
            return new PeopleCount(read, added, changed, unchanged, linked, refused, problems);
        }

        PeopleCount end() throws InterruptedException {
            for (Person person : drafts.regrouped()) {
                batch.add(Drafts.record(person, file.by()));
                appendWhenFull();
            }
            append();
            PeopleCount count = count();
            long position =
                    recorder.append(
                            new OwnRecord.PeopleImported(
                                    file.format().name().toLowerCase(Locale.ROOT),
                                    file.proof().word(),
                                    count.read(),
                                    count.added(),
                                    count.changed(),
                                    count.unchanged(),
                                    count.linked(),
                                    count.refused(),
                                    file.by()));
            people.awaitTaken(position, CATCH_UP_MAX);
            return count;
        }
    }
}

package dev.gatehouse.people;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people say about whose an account is. One person's word waits in the queue; the word of a
/// second one makes it a verified link. Each is a record before it holds. Safe for many threads,
/// one after the other.
public final class Links {
    private static final Duration TAKEN_MAX = Duration.ofSeconds(10);
    private static final int REASON_CHARS_MAX = 500;

    // How whoever said so begins when it is a person who signed in; a file taken in over the local
    // socket has nobody's word behind it.
    private static final String PERSON = "user:";

    private final Recorder recorder;
    private final People people;

    public Links(Recorder recorder, People people) {
        this.recorder = recorder;
        this.people = people;
    }

    /// Says that an account is somebody's, or confirms it. Saying it again changes nothing.
    ///
    /// @param by the person who says so, `user:<id>`
    /// @return the link as it stands afterwards
    /// @throws IllegalArgumentException when there is no such account or subject
    public synchronized Link link(String account, String subject, String by)
            throws IOException, InterruptedException {
        String name = AccountName.parse(account).toString();
        if (people.now().subject(subject).isEmpty()) {
            throw new IllegalArgumentException("there is no person or machine with this id");
        }
        Optional<Link> before = find(name, subject);
        boolean verified = before.filter(link -> link.proof().isVerified()).isPresent();
        boolean said = before.filter(link -> link.by().equals(by)).isPresent();
        if (!verified && !said) {
            boolean second = before.filter(link -> link.by().startsWith(PERSON)).isPresent();
            Proof proof = second ? Proof.TWO_PERSON : Proof.MANUAL;
            tell(
                    new OwnRecord.AccountLinked(
                            name, subject, proof.word(), Instant.EPOCH, Instant.EPOCH, by));
        }
        return find(name, subject).orElseThrow();
    }

    /// Takes a link back: it never held, and everything judged by it is judged again.
    ///
    /// @throws IllegalArgumentException when there is none
    public synchronized void unlink(String account, String subject, String reason, String by)
            throws IOException, InterruptedException {
        if (find(account, subject).isEmpty()) {
            throw new IllegalArgumentException("there is no such link");
        }
        String why = reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX));
        tell(new OwnRecord.AccountUnlinked(account, subject, why, by));
    }

    /// Says that an account is not somebody's; the question does not come again. What one person
    /// said before is taken back.
    ///
    /// @throws IllegalArgumentException when the link is verified, which is undone instead
    public synchronized void refuse(String account, String subject, String by)
            throws IOException, InterruptedException {
        Optional<Link> before = find(AccountName.parse(account).toString(), subject);
        if (before.filter(link -> link.proof().isVerified()).isPresent()) {
            throw new IllegalArgumentException("this link is verified; undo it with a reason");
        }
        if (before.isPresent()) {
            tell(new OwnRecord.AccountUnlinked(account, subject, "refused", by));
        }
        tell(new OwnRecord.SuggestionRefused(account, subject, by));
    }

    private Optional<Link> find(String account, String subject) {
        List<Link> links = people.links(account);
        return links.stream().filter(link -> link.subject().equals(subject)).findFirst();
    }

    private void tell(OwnRecord.OfPeople record) throws IOException, InterruptedException {
        if (!people.awaitTaken(recorder.append(record), TAKEN_MAX)) {
            throw new IOException("it is recorded, but the view of people is behind");
        }
    }
}

package dev.gatehouse.access.compare;

import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A person or machine with their accounts, or an account of which nobody knows whose it is.
///
/// @param accounts sorted
public record Holder(Optional<Subject> subject, List<String> accounts) {
    public Holder {
        accounts = List.copyOf(accounts);
    }

    /// Those who are called so: an account, or a person or machine by id, name or address; those
    /// whose name merely has these letters where nobody is called exactly so.
    public static List<Holder> called(String text, Who who, Instant when) {
        if (text.split("/", 4).length == 4) {
            Optional<Subject> subject = who.subjectOf(text, when);
            return List.of(
                    subject.map(one -> of(one, who, when))
                            .orElseGet(() -> new Holder(Optional.empty(), List.of(text))));
        }
        List<Subject> exactly = who.named(text::equalsIgnoreCase);
        Predicate<String> letters =
                name -> name.regionMatches(true, 0, text, 0, text.length()) && !text.isEmpty();
        return (exactly.isEmpty() ? who.named(letters) : exactly)
                .stream().map(subject -> of(subject, who, when)).toList();
    }

    static Holder of(Subject subject, Who who, Instant when) {
        return new Holder(Optional.of(subject), who.accountsOf(subject.id(), when));
    }

    /// What to call them.
    public String name() {
        return subject.map(Subject::name).orElseGet(accounts::getFirst);
    }

    /// Sorts them; never the same for two.
    String key() {
        return subject.map(one -> one instanceof Person ? "1 " + one.id() : "2 " + one.id())
                .orElseGet(() -> "3 " + accounts.getFirst());
    }
}

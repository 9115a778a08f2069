package dev.gatehouse.notify;

import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.record.NotifyRecord;
import dev.gatehouse.record.Recorder;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Adds and removes whom Gatehouse tells, tries them out, and tells them again. Each is a record
/// before it has an effect, and in effect when the call returns.
public final class Destinations {
    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);
    private static final int PATTERNS_MAX = 50;
    private static final int RECEIVERS_MAX = 50;
    private static final int TEXT_CHARS_MAX = 2_000;
    private static final long TRY_OUT = -1;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Recorder recorder;
    private final Notifications notifications;
    private final Addresses addresses;
    private final Notifier notifier;
    private final SecureRandom random;
    private final InstantSource clock;

    public Destinations(Notifier.From from, Notifier notifier, SecureRandom random) {
        this.recorder = from.recorder();
        this.notifications = from.notifications();
        this.addresses = from.addresses();
        this.clock = from.clock();
        this.notifier = notifier;
        this.random = random;
    }

    /// Who is to be told what.
    ///
    /// @param address where it is; for PagerDuty it may be left empty
    /// @param secret see [Where]; a webhook's is made when it is left empty
    /// @param receivers of a mail: from whom, then to whom
    public record Asked(
            String name,
            String form,
            String address,
            String secret,
            List<String> receivers,
            String least,
            List<String> rules,
            List<String> resources,
            String quiet) {}

    /// Adds a destination, or gives one of that name other settings.
    ///
    /// @return the secret with which a webhook's messages are signed, when one was made
    /// @throws IllegalArgumentException saying what is wrong or missing
    public Optional<String> add(Asked asked, String by) throws InterruptedException {
        Form form =
                Form.of(asked.form())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a form is webhook, slack, teams, pagerduty, mail or syslog"));
        check(asked, form);
        boolean makesSecret = form == Form.WEBHOOK && asked.secret().isEmpty();
        String secret = makesSecret ? StandardSignature.secret(random) : asked.secret();
        String address =
                form == Form.PAGERDUTY && asked.address().isEmpty()
                        ? Where.PAGERDUTY
                        : asked.address();
        Where where = new Where(address, secret);
        where.check(form);
        long position =
                recorder.append(
                        new NotifyRecord.DestinationAdded(
                                asked.name(),
                                form.word(),
                                where.shown(),
                                asked.receivers(),
                                asked.least(),
                                asked.rules(),
                                asked.resources(),
                                asked.quiet().isEmpty()
                                        ? ""
                                        : QuietHours.parse(asked.quiet()).toString(),
                                by));
        addresses.put(asked.name(), where);
        notifications.awaitTaken(position, TAKEN_WAIT);
        return makesSecret ? Optional.of(secret) : Optional.empty();
    }

    private void check(Asked asked, Form form) {
        needs(
                NAME.matcher(asked.name()).matches(),
                "a name is made of small letters, digits and -, at most 63");
        boolean isThere = notifications.destination(asked.name()).isPresent();
        needs(
                isThere || notifications.destinations().size() < Destination.DESTINATIONS_MAX,
                "there may be " + Destination.DESTINATIONS_MAX + " destinations");
        needs(
                asked.address().length() <= TEXT_CHARS_MAX
                        && asked.secret().length() <= TEXT_CHARS_MAX
                        && (asked.address() + asked.secret()).indexOf('\n') < 0,
                "address and secret have one line of at most " + TEXT_CHARS_MAX + " characters");
        needs(
                Severity.of(asked.least()).isPresent(),
                "the least severity is informational, low, medium, high or critical");
        needs(
                asked.rules().size() <= PATTERNS_MAX && asked.resources().size() <= PATTERNS_MAX,
                "there may be " + PATTERNS_MAX + " patterns");
        asked.resources().forEach(ResourcePattern::parse);
        if (!asked.quiet().isEmpty()) {
            QuietHours.parse(asked.quiet());
        }
        needs(
                form == Form.MAIL
                        ? asked.receivers().size() >= 2 && asked.receivers().size() <= RECEIVERS_MAX
                        : asked.receivers().isEmpty(),
                "a mail has a sender and at least one receiver; nothing else has any");
        asked.receivers().forEach(Destinations::checkMailAddress);
    }

    private static void checkMailAddress(String text) {
        try {
            new InternetAddress(text, true).validate();
        } catch (AddressException wrong) {
            throw new IllegalArgumentException("this is no mail address: " + text, wrong);
        }
    }

    private static void needs(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /// Takes a destination away; nothing is sent to it any longer.
    ///
    /// @throws IllegalArgumentException where there is none of that name
    public void remove(String name, String by) throws InterruptedException {
        existing(name);
        long position = recorder.append(new NotifyRecord.DestinationRemoved(name, by));
        addresses.remove(name);
        notifications.awaitTaken(position, TAKEN_WAIT);
    }

    /// Sends it a message that says it is only a try-out.
    ///
    /// @return why it was not taken; empty when it was
    /// @throws IllegalArgumentException where there is none of that name
    public Optional<String> tryOut(String name, String by) {
        Destination destination = existing(name);
        Instant now = clock.instant();
        Message message =
                new Message(
                        "try-out-" + now.toEpochMilli(),
                        "try-out",
                        "try-out",
                        Severity.INFORMATIONAL,
                        "This is a try-out",
                        "Gatehouse can reach " + name + ". Nothing has happened.",
                        "",
                        "",
                        now,
                        List.of());
        return notifier.sendNow(destination, message, TRY_OUT, by);
    }

    /// A message to persons rather than to whoever hears of everything there.
    ///
    /// @param receivers mail addresses; a chat is told in its room instead
    /// @param about the position of what it is about
    public record Letter(Message message, List<String> receivers, long about) {
        public Letter {
            receivers = List.copyOf(receivers);
        }
    }

    /// Whether persons can be written to through it: it is a mail server or a chat.
    public static boolean reachesPersons(Destination destination) {
        return switch (destination.form()) {
            case MAIL, SLACK, TEAMS -> true;
            case WEBHOOK, PAGERDUTY, SYSLOG -> false;
        };
    }

    /// Sends a letter at once, once, whatever the destination wants to hear and when: a mail from
    /// its sender to the receivers alone, a chat message into its room.
    ///
    /// @return why it was not taken; empty when it was
    /// @throws IllegalArgumentException where there is none of that name, or it reaches no persons
    public Optional<String> write(String name, Letter letter, String by) {
        Destination destination = existing(name);
        needs(reachesPersons(destination), name + " is no mail server and no chat");
        boolean isMail = destination.form() == Form.MAIL;
        needs(!isMail || !letter.receivers().isEmpty(), "nobody has a mail address to write to");
        letter.receivers().forEach(Destinations::checkMailAddress);
        return notifier.sendNow(
                isMail ? destination.to(letter.receivers()) : destination,
                letter.message(),
                letter.about(),
                by);
    }

    /// Tells it once more what it was told before, or what was given up.
    ///
    /// @param about the position of what it is about
    /// @throws IllegalArgumentException where that is not known any longer
    public void tellAgain(String name, long about, String by) throws InterruptedException {
        existing(name);
        needs(notifications.knows(about), "nothing of that position can be told again");
        long position = recorder.append(new NotifyRecord.TellAgain(name, about, by));
        notifications.awaitTaken(position, TAKEN_WAIT);
    }

    private Destination existing(String name) {
        return notifications
                .destination(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no destination " + name));
    }
}

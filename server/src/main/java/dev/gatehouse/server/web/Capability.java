package dev.gatehouse.server.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What somebody may do in Gatehouse; a closed list. A role is a set of these, and so are the
/// scopes of an API token.
public enum Capability {
    EVENTS_READ("events.read", "search, count, follow and open events"),
    EVENTS_EXPORT("events.export", "take events out as a file"),
    PAYLOAD_REVEAL("payload.reveal", "see what was sent without redaction, giving a reason"),
    ERASE("erase", "destroy events for good, giving a reason"),
    SOURCE_READ("source.read", "see sources, what they sent and what they cannot show"),
    SOURCE_ADD("source.add", "connect sources"),
    SOURCE_MANAGE("source.manage", "change and remove sources, their secrets too"),
    SOURCE_SEND(
            "source.send", "send deliveries for sources that know no signature, and import files"),
    PEOPLE_READ("people.read", "see persons, machines and the accounts that are theirs"),
    PEOPLE_IMPORT("people.import", "take lists of persons and machines in"),
    PEOPLE_LINK("people.link", "say whose an account is, and take it back"),
    MODEL_READ("model.read", "see the access model, and try drafts of it on what happened"),
    MODEL_WRITE(
            "model.write",
            "answer questions about the access model, and let a change count for its author's past"),
    POSTURE_READ(
            "posture.read", "see what checks find in how tools are set, and what they could not"),
    POSTURE_EXCEPT(
            "posture.except", "let a thing stand that a check finds wrong, and take that back"),
    DETECTION_READ("detection.read", "see what is looked for in events, and how often it matches"),
    DETECTION_SET("detection.set", "switch detections on, to watching and off"),
    DETECTION_REHEARSE(
            "detection.rehearse",
            "play a rehearsed attack, of which whoever is told of findings is told too"),
    FINDING_READ("finding.read", "see findings, what they rest on and what was decided"),
    FINDING_DECIDE(
            "finding.decide",
            "acknowledge, assign, resolve and suppress findings, and take that back"),
    INVENTORY_READ("inventory.read", "see what tools allow and how they are set"),
    INVENTORY_IMPORT("inventory.import", "take in what tools say they allow"),
    INVENTORY_BELIEVE("inventory.believe", "say that a snapshot that shrank is right"),
    ACCESS_READ("access.read", "see who can do what, beside what they do and what they should"),
    REVIEW_READ("review.read", "see access reviews, their lines and what was decided"),
    REVIEW_DECIDE(
            "review.decide", "decide about the lines of reviews that are theirs to decide about"),
    REVIEW_OPEN("review.open", "open and close reviews, and decide about every line but their own"),
    INTEGRITY_READ("integrity.read", "see checkpoints and proofs, and have the journal verified"),
    BACKUP_TAKE("backup.take", "take a copy of everything away, keys and all"),
    RETENTION_READ("retention.read", "see how long what tools sent is kept, and what is held"),
    RETENTION_MANAGE(
            "retention.manage",
            "say how long what tools sent is kept, place holds and release them"),
    NOTIFY_MANAGE("notify.manage", "say whom Gatehouse tells, and see what became of it"),
    VIEW_MANAGE("view.manage", "keep one's own saved views"),
    TOKEN_MANAGE("token.manage", "make and revoke API tokens"),
    USER_MANAGE("user.manage", "make users and give roles"),
    ADMIN_CREATE("admin.create", "make the first administrator, while there is none"),
    STATUS_READ("status.read", "see how far views are and how the process does");

    private final String word;
    private final String meaning;

    Capability(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// The word in roles, tokens and answers.
    public String word() {
        return word;
    }

    /// What it lets somebody do, to stand after "may".
    public String meaning() {
        return meaning;
    }

    /// The capability of that word.
    public static Optional<Capability> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /// Every word, in order.
    public static List<String> words() {
        return Arrays.stream(values()).map(Capability::word).toList();
    }
}

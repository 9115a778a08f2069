package dev.gatehouse.server.signin;

import dev.gatehouse.server.web.Capability;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The roles that ship, each with the capabilities its work needs and no more. Whoever decides
/// about people's access gives nobody a role, whoever looks things over changes nothing, and only
/// the administrator touches accounts, sources, keys and what would be gone for good.
public enum ShippedRole {
    /// Looks.
    VIEWER("viewer", "looks at everything that needs no reason"),
    /// Decides in access reviews.
    REVIEWER("reviewer", "decides about the lines of access reviews that are theirs"),
    /// Says what may stand.
    APPROVER(
            "approver",
            "says what may stand: lines of reviews, exceptions from checks, snapshots that shrank"),
    /// Takes evidence away.
    AUDITOR(
            "auditor",
            "looks at everything and takes it away as evidence; decides and changes nothing"),
    /// Says what is expected.
    MODEL_AUTHOR(
            "model-author",
            "says what is expected: answers the access model's questions, says whose an account is"),
    /// Looks into what is wrong.
    ANALYST("analyst", "looks into findings, and says what is looked for"),
    /// Answers for security.
    SECURITY_OFFICER(
            "security-officer",
            "does what analysts do, opens reviews, sees what was sent unredacted, says who is told"),
    /// Runs Gatehouse.
    ADMIN("admin", "runs Gatehouse, and may do all of the above");

    private static final Set<Capability> LOOKING =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Capability.EVENTS_READ,
                            Capability.SOURCE_READ,
                            Capability.PEOPLE_READ,
                            Capability.MODEL_READ,
                            Capability.POSTURE_READ,
                            Capability.DETECTION_READ,
                            Capability.FINDING_READ,
                            Capability.INVENTORY_READ,
                            Capability.ACCESS_READ,
                            Capability.REVIEW_READ,
                            Capability.INTEGRITY_READ,
                            Capability.RETENTION_READ,
                            Capability.VIEW_MANAGE,
                            Capability.STATUS_READ));

    private static final Set<Capability> ANALYSING =
            with(
                    LOOKING,
                    Capability.EVENTS_EXPORT,
                    Capability.SOURCE_SEND,
                    Capability.PEOPLE_LINK,
                    Capability.POSTURE_EXCEPT,
                    Capability.DETECTION_SET,
                    Capability.DETECTION_REHEARSE,
                    Capability.FINDING_DECIDE,
                    Capability.REVIEW_DECIDE,
                    Capability.TOKEN_MANAGE);

    private final String word;
    private final String meaning;

    ShippedRole(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// The word in accounts, settings and answers.
    public String word() {
        return word;
    }

    /// What somebody in it does.
    public String meaning() {
        return meaning;
    }

    /// What it lets them do.
    public Set<Capability> capabilities() {
        return switch (this) {
            case VIEWER -> LOOKING;
            case REVIEWER -> with(LOOKING, Capability.REVIEW_DECIDE);
            case APPROVER ->
                    with(
                            LOOKING,
                            Capability.REVIEW_DECIDE,
                            Capability.POSTURE_EXCEPT,
                            Capability.INVENTORY_BELIEVE);
            case AUDITOR -> with(LOOKING, Capability.EVENTS_EXPORT);
            case MODEL_AUTHOR -> with(LOOKING, Capability.MODEL_WRITE, Capability.PEOPLE_LINK);
            case ANALYST -> ANALYSING;
            case SECURITY_OFFICER ->
                    with(
                            ANALYSING,
                            Capability.REVIEW_OPEN,
                            Capability.PAYLOAD_REVEAL,
                            Capability.INVENTORY_BELIEVE,
                            Capability.NOTIFY_MANAGE);
            case ADMIN ->
                    with(
                            ANALYSING,
                            Capability.SOURCE_ADD,
                            Capability.SOURCE_MANAGE,
                            Capability.PEOPLE_IMPORT,
                            Capability.MODEL_WRITE,
                            Capability.REVIEW_OPEN,
                            Capability.INVENTORY_IMPORT,
                            Capability.INVENTORY_BELIEVE,
                            Capability.PAYLOAD_REVEAL,
                            Capability.ERASE,
                            Capability.BACKUP_TAKE,
                            Capability.RETENTION_MANAGE,
                            Capability.NOTIFY_MANAGE,
                            Capability.USER_MANAGE);
        };
    }

    private static Set<Capability> with(Set<Capability> some, Capability... more) {
        EnumSet<Capability> all = EnumSet.copyOf(some);
        all.addAll(Arrays.asList(more));
        return Collections.unmodifiableSet(all);
    }
}

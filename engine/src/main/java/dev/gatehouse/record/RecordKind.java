package dev.gatehouse.record;

import dev.gatehouse.event.Words;
import java.util.Optional;

/// The registry of record kinds. A number stands in a leaf for ever: it is never reused, and a kind
/// is never removed.
public enum RecordKind {
    /// The exact bytes of one piece of a delivery; the only kind that is not JSON of ours.
    PIECE(1),
    DELIVERY(2),
    STARTED(3),
    SOURCE_ADDED(4),
    SOURCE_CHANGED(5),
    IMPORTED(6),
    GAP(7),
    QUARANTINED(8),
    ERASING(9),
    SIGNED_IN(10),
    SIGN_IN_REFUSED(11),
    SIGNED_OUT(12),
    READ(13),
    EXPORTED(14),
    REVEALED(15),
    PROVED(16),
    TOKEN_CREATED(17),
    TOKEN_REVOKED(18),
    USER_CREATED(19),
    ROLE_CHANGED(20),
    VIEW_SAVED(21),
    VIEW_DELETED(22),
    INTAKE_REFUSED(23),
    COUNTED(24),
    PEOPLE_IMPORTED(25),
    PERSON_CHANGED(26),
    MACHINE_CHANGED(27),
    ACCOUNT_LINKED(28),
    ACCOUNT_UNLINKED(29),
    SUGGESTION_REFUSED(30),
    SNAPSHOT_TAKEN(32),
    SNAPSHOT_BELIEVED(33),
    MODEL_CHANGED(38),
    MODEL_REFUSED(39),
    ANSWERED(40),
    MODEL_APPROVED(41),
    POSTURE_EXCEPTED(46),
    EXCEPTION_WITHDRAWN(47),
    POSTURE_CHANGED(48),
    RAISED(54),
    FINDING_ASSIGNED(55),
    FINDING_ACKNOWLEDGED(56),
    FINDING_RESOLVED(57),
    FINDING_REOPENED(58),
    SUPPRESSED(59),
    SUPPRESSION_WITHDRAWN(60),
    FINDING_NOTED(61),
    ASKED(62),
    ASK_ANSWERED(63),
    DESTINATION_ADDED(64),
    DESTINATION_REMOVED(65),
    TOLD(66),
    TELL_AGAIN(67),
    DETECTION_SET(70),
    REVIEW_OPENED(72),
    REVIEW_LINES(73),
    REVIEW_DECIDED(74),
    REVIEW_CLOSED(75),
    REHEARSED(80),
    REHEARSAL_SCORED(81),
    BACKUP_BEGUN(86),
    RESTORED(87),
    RETENTION_SET(88),
    HOLD_PLACED(89),
    SESSION_ENDED(90),
    HOLD_RELEASED(91),
    SECOND_FACTOR_CHANGED(95);

    private static final RecordKind[] BY_NUMBER = new RecordKind[256];

    static {
        for (RecordKind kind : values()) {
            BY_NUMBER[kind.number] = kind;
        }
    }

    private final int number;

    RecordKind(int number) {
        this.number = number;
    }

    /// The number in the leaf, 1 to 255.
    public int number() {
        return number;
    }

    /// The kind with that number; empty when a newer Gatehouse wrote it.
    public static Optional<RecordKind> of(int number) {
        return number < 0 || number > 255
                ? Optional.empty()
                : Optional.ofNullable(BY_NUMBER[number]);
    }

    /// Whether a record of this kind belongs to the `delivery` record before it.
    static boolean isOfDelivery(int number) {
        return number == PIECE.number || number == COUNTED.number;
    }

    /// The word used in files and JSON.
    public String word() {
        return Words.of(this);
    }
}

package dev.gatehouse.finding;

import dev.gatehouse.event.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody was asked whether it was them, or meant to be. Answered once, or never.
///
/// @param number what it is named by: the position of its record
/// @param finding the key of what it is about
/// @param whom the ids of the persons one of whom may answer
/// @param through the destination it was sent by
/// @param by who asked
public record Question(
        long number,
        String finding,
        Role role,
        List<String> whom,
        String through,
        Instant when,
        String by,
        Optional<Answer> answer) {
    public Question {
        whom = List.copyOf(whom);
    }

    /// As what somebody is asked.
    public enum Role {
        /// Whoever it is about.
        PERSON,
        /// Whoever answers for the machine it is about.
        MACHINE_OWNER,
        /// Whoever the resource belongs to.
        RESOURCE_OWNER;

        /// The word used in records and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// What can be answered.
    public enum Said {
        YES,
        NO,
        /// Somebody else should say.
        SOMEBODY_ELSE;

        /// The word used in records and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// What was answered.
    ///
    /// @param person the id of the person who did
    /// @param text what they wrote to it; empty for nothing
    /// @param by the user they were signed in as
    public record Answer(Instant when, Said said, String person, String text, String by) {}

    Question answered(Answer given) {
        return new Question(number, finding, role, whom, through, when, by, Optional.of(given));
    }
}

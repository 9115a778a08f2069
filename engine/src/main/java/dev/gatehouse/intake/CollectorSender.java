package dev.gatehouse.intake;

import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Source;

/// Who sends to the event collector, as far as its token shows.
public sealed interface CollectorSender {

    /// A connected source.
    ///
    /// @param channel the channel its deliveries are of
    record Known(Source source, Channel channel, Proof proof) implements CollectorSender {}

    /// A source that is switched off.
    enum SwitchedOff implements CollectorSender {
        SWITCHED_OFF
    }

    /// Nobody we know.
    enum Stranger implements CollectorSender {
        /// It sent no token.
        WITHOUT_TOKEN,
        /// It sent something else, or more than one.
        WITHOUT_FORM,
        /// No source has this token.
        WITH_UNKNOWN_TOKEN
    }

    /// That a token was checked; made by [EventCollector] alone.
    final class Proof {
        private final Authentication.Passed passed;

        Proof(Authentication.Passed passed) {
            this.passed = passed;
        }

        Authentication.Passed passed() {
            return passed;
        }
    }
}

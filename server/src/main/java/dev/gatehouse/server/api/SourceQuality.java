package dev.gatehouse.server.api;

import dev.gatehouse.completeness.FieldQuality;
import dev.gatehouse.event.Words;
import java.util.List;
import java.util.Optional;

/// How much of what a source sent says what about itself, beside the most its tool can say.
///
/// @param understood events that were asked; what no mapping lists or nobody could read is not
/// @param fields none where nothing was understood
/// @param said why there is no share to tell; absent where there is
public record SourceQuality(long understood, List<FieldAnswer> fields, Optional<String> said) {
    private static final String NOTHING =
            "No event of this time was understood, so there is no share to tell.";

    /// How many events say one thing about themselves.
    ///
    /// @param field `actor`, `credential`, `address`, `client` or `outcome`
    /// @param shown events that say it
    /// @param of events that were understood
    /// @param percent the share that says it, rounded down; absent where no channel they came by
    ///   can say it
    /// @param possible of those understood, the ones that say it or came by a channel that can
    /// @param best the share that could at best have said it, rounded down; absent like `percent`
    /// @param can `yes`, `partial` or `no`: whether the tool can say it; absent where it declares
    ///   nothing, as of the actor
    /// @param said why some do not say it, by channel, and how to change it where that is known;
    ///   empty when all do
    public record FieldAnswer(
            String field,
            long shown,
            long of,
            Optional<Long> percent,
            long possible,
            Optional<Long> best,
            Optional<String> can,
            String said) {
        static FieldAnswer of(FieldQuality field) {
            return new FieldAnswer(
                    field.field(),
                    field.shown(),
                    field.of(),
                    field.percent(),
                    field.possible(),
                    field.best(),
                    field.can().map(Words::of),
                    field.said());
        }
    }

    static SourceQuality of(List<FieldQuality> fields) {
        return new SourceQuality(
                fields.stream().mapToLong(FieldQuality::of).findFirst().orElse(0),
                fields.stream().map(FieldAnswer::of).toList(),
                fields.isEmpty() ? Optional.of(NOTHING) : Optional.empty());
    }
}

package dev.gatehouse.intake;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonCut;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.record.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts what an event collector is sent: objects one behind the other, the member `event` of each a
/// piece, byte for byte, so that it is the same piece whichever way it came. An event sent as text
/// is what that text says. Either every event is a piece or nothing is cut.
final class StackedEvents {
    private static final String EVENT = "event";

    private StackedEvents() {}

    /// What became of the body.
    sealed interface Cut {
        /// Its pieces, at least one.
        record Pieces(List<Frame> frames) implements Cut {}

        /// It cannot be cut.
        ///
        /// @param number the event at fault, counted from 0
        record Broken(CollectorAnswer.Fault fault, int number) implements Cut {}
    }

    static Cut cut(byte[] body) {
        JsonCut.Stacked stacked = JsonCut.stacked(body);
        List<Frame> frames = new ArrayList<>();
        for (JsonSpan object : stacked.objects()) {
            Optional<JsonSpan> event = JsonCut.valueOf(body, object, EVENT);
            if (event.isEmpty()) {
                return new Cut.Broken(CollectorAnswer.Fault.NO_EVENT_FIELD, frames.size());
            }
            Optional<Frame> piece = piece(body, event.get());
            if (piece.isEmpty()) {
                return new Cut.Broken(CollectorAnswer.Fault.BLANK_EVENT_FIELD, frames.size());
            }
            frames.add(piece.get());
        }
        if (!stacked.isWhole()) {
            return new Cut.Broken(CollectorAnswer.Fault.INVALID_FORMAT, frames.size());
        }
        return frames.isEmpty()
                ? new Cut.Broken(CollectorAnswer.Fault.NO_DATA, 0)
                : new Cut.Pieces(frames);
    }

    private static Optional<Frame> piece(byte[] body, JsonSpan event) {
        if (body[event.offset()] != '"') {
            boolean isNull = body[event.offset()] == 'n';
            return isNull || event.length() == 0
                    ? Optional.empty()
                    : Optional.of(new Frame.Slice(event.offset(), event.length()));
        }
        try {
            String text = Json.parse(body, event.offset(), event.length()).text();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Frame.Decoded(event.offset(), event.length(), bytes));
        } catch (JsonProblem notText) {
            // Kept as it stands, to be seen as unreadable.
            return Optional.of(new Frame.Slice(event.offset(), event.length()));
        }
    }
}

package dev.gatehouse.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What of a body stands between its pieces, so that the body can be put together again byte for
/// byte: a gap before each piece and one behind the last, and for each piece whether it is its own
/// bytes of the body, or the text of the JSON string that stood there. Equal neighbours are written
/// once with their count.
///
/// @param gaps runs of equal gaps, one gap more than pieces
/// @param forms runs of equal forms, one for each piece
record Between(List<Run<Bytes>> gaps, List<Run<Form>> forms) {

    /// How a piece stands in the body.
    enum Form {
        /// As it is.
        SLICE,
        /// As a JSON string with the shortest escapes.
        STRING,
        /// Not at all: the gap before it holds its undecoded form.
        APART
    }

    /// `count` equal neighbours.
    record Run<T>(T value, int count) {}

    /// Bytes that compare by content.
    record Bytes(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes(byte[] others) && Arrays.equals(bytes, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    Between {
        gaps = List.copyOf(gaps);
        forms = List.copyOf(forms);
    }

    /// What stands between the pieces of a delivery.
    static Between of(Delivery delivery) {
        List<Run<Bytes>> gaps = new ArrayList<>();
        List<Run<Form>> forms = new ArrayList<>();
        int end = 0;
        for (Frame frame : delivery.frames()) {
            Form form = form(delivery, frame);
            int gapEnd = form == Form.APART ? frame.offset() + frame.length() : frame.offset();
            append(gaps, new Bytes(Arrays.copyOfRange(delivery.body(), end, gapEnd)));
            append(forms, form);
            end = frame.offset() + frame.length();
        }
        append(gaps, new Bytes(Arrays.copyOfRange(delivery.body(), end, delivery.body().length)));
        return new Between(gaps, forms);
    }

    private static Form form(Delivery delivery, Frame frame) {
        return switch (frame) {
            case Frame.Slice _ -> Form.SLICE;
            case Frame.Decoded decoded -> {
                byte[] written = JsonText.quoted(decoded.bytes());
                int end = decoded.offset() + decoded.length();
                yield Arrays.equals(
                                written, 0, written.length, delivery.body(), decoded.offset(), end)
                        ? Form.STRING
                        : Form.APART;
            }
            case Frame.Blanked _, Frame.Counted _, Frame.Refused _ ->
                    throw new IllegalArgumentException("a reduced body cannot be put together");
        };
    }

    private static <T> void append(List<Run<T>> runs, T value) {
        Run<T> last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.value().equals(value)) {
            runs.set(runs.size() - 1, new Run<>(value, last.count() + 1));
        } else {
            runs.add(new Run<>(value, 1));
        }
    }

    /// Whether the pieces are the whole body.
    boolean isNothing() {
        return gaps.size() == 1
                && gaps.getFirst().value().bytes().length == 0
                && (forms.isEmpty() || onlySlices());
    }

    boolean onlySlices() {
        return forms.size() == 1 && forms.getFirst().value() == Form.SLICE;
    }

    /// The gap at `index`, counted from 0.
    byte[] gap(int index) {
        return at(gaps, index).bytes();
    }

    /// How the piece at `index` stands in the body.
    Form form(int index) {
        return at(forms, index);
    }

    private static <T> T at(List<Run<T>> runs, int index) {
        int before = 0;
        for (Run<T> run : runs) {
            before += run.count();
            if (index < before) {
                return run.value();
            }
        }
        throw new IndexOutOfBoundsException(index);
    }
}

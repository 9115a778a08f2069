package dev.gatehouse.access.used;

import dev.gatehouse.event.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// What judging needs of one event: when, and a number for each field. Changes with the next row
/// where it is a reader's window; see [UsedColumn#each].
public final class Used {
    private final Texts texts;
    private final int[] numbers;
    private EventId id;
    private long micros;

    /// @param numbers one for each [UsedField], in their order; kept, not copied
    Used(Texts texts, EventId id, long micros, int[] numbers) {
        this.texts = texts;
        this.id = id;
        this.micros = micros;
        this.numbers = numbers;
    }

    /// What was used, as somebody writes it down; what is not given was not sent.
    public static Used of(Texts texts, Map<UsedField, String> given) {
        return of(texts, given, 0);
    }

    /// What was used at `micros` since 1970.
    public static Used of(Texts texts, Map<UsedField, String> given, long micros) {
        int[] numbers = new int[UsedField.COUNT];
        given.forEach((field, text) -> numbers[field.place()] = texts.number(text));
        return new Used(texts, new EventId(0, 0), micros, numbers);
    }

    /// The same under another name.
    public Used named(EventId other) {
        return new Used(texts, other, micros, numbers);
    }

    void become(EventId next, long nextMicros) {
        id = next;
        micros = nextMicros;
    }

    int[] numbers() {
        return numbers;
    }

    /// Its name for ever.
    public EventId id() {
        return id;
    }

    /// When it happened, in microseconds since 1970.
    public long micros() {
        return micros;
    }

    /// When it happened.
    public Instant when() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// The number of a field's text; [Texts#ABSENT] where it was not sent.
    public int number(UsedField field) {
        return numbers[field.place()];
    }

    /// A field's text; empty where it was not sent.
    public String text(UsedField field) {
        return texts.text(number(field));
    }

    /// The texts its numbers stand for.
    public Texts texts() {
        return texts;
    }
}

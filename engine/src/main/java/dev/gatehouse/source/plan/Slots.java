package dev.gatehouse.source.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What one piece said, at the slots a plan asked for; reused from piece to piece by one thread. An
/// empty text means that nothing was sent.
final class Slots {
    /// Characters of a piece that stay searchable although no field holds them.
    static final int UNREAD_CHARS_MAX = 8_192;

    /// Further values of one path that are kept beside the first.
    static final int FURTHER_VALUES_MAX = 64;

    /// Elements of one list that are kept apart.
    static final int ELEMENTS_MAX = 1_000;

    /// One element of a captured list, or one member of a captured object with its name.
    record Element(String key, List<Integer> slots, List<String> values) {}

    private final Secrets secrets;
    private final String[] values;
    private final boolean[] used;
    private final @Nullable String[] memos;
    private final int[] touched;
    private final boolean[] isTouched;
    private final Map<Integer, List<String>> further = new HashMap<>();
    private final List<List<Element>> elements = new ArrayList<>();
    private final List<Integer> logSlots = new ArrayList<>();
    private final List<String> logValues = new ArrayList<>();
    private final StringBuilder unread = new StringBuilder();
    private int touchedCount;
    private int openElements;
    private int elementsLeftOut;
    private boolean unreadLeftOut;

    Slots(Wanted wanted, int memoCount, Secrets secrets) {
        int slotCount = wanted.slotCount();
        this.secrets = secrets;
        memos = new @Nullable String[memoCount];
        values = new String[slotCount];
        Arrays.fill(values, "");
        used = new boolean[slotCount];
        touched = new int[slotCount];
        isTouched = new boolean[slotCount];
        for (int i = 0; i < wanted.captureCount(); i++) {
            elements.add(new ArrayList<>());
        }
    }

    Secrets secrets() {
        return secrets;
    }

    void clear() {
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            values[slot] = "";
            used[slot] = false;
            isTouched[slot] = false;
        }
        touchedCount = 0;
        Arrays.fill(memos, null);
        unread.setLength(0);
        openElements = 0;
        elementsLeftOut = 0;
        unreadLeftOut = false;
        if (!further.isEmpty()) {
            further.clear();
        }
        if (!logSlots.isEmpty()) {
            logSlots.clear();
            logValues.clear();
        }
        for (List<Element> captured : elements) {
            if (!captured.isEmpty()) {
                captured.clear();
            }
        }
    }

    /// What a named value was for this piece, or null when nothing has read it yet.
    @Nullable String remembered(int memo) {
        return memos[memo];
    }

    void remember(int memo, String text) {
        memos[memo] = text;
    }

    /// The value of a slot; it then counts as held by a field.
    String read(int slot) {
        String value = values[slot];
        if (!value.isEmpty()) {
            used[slot] = true;
        }
        return value;
    }

    /// The value of a slot, for a decision only.
    String peek(int slot) {
        return values[slot];
    }

    /// All values of a slot, the first one first.
    List<String> readAll(int slot) {
        if (values[slot].isEmpty()) {
            return List.of();
        }
        used[slot] = true;
        List<String> all = new ArrayList<>();
        all.add(values[slot]);
        all.addAll(further.getOrDefault(slot, List.of()));
        return all;
    }

    void set(int slot, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (openElements > 0) {
            logSlots.add(slot);
            logValues.add(value);
        }
        if (values[slot].isEmpty()) {
            values[slot] = value;
            touch(slot);
        } else {
            List<String> more = further.computeIfAbsent(slot, _ -> new ArrayList<>());
            if (more.size() < FURTHER_VALUES_MAX) {
                more.add(value);
            } else {
                addUnread(value);
            }
        }
    }

    // Once for a piece, however often an element of a list fills it again.
    private void touch(int slot) {
        if (!isTouched[slot]) {
            isTouched[slot] = true;
            touched[touchedCount++] = slot;
        }
    }

    /// As [#set], but a later value takes the place of an earlier one.
    void replace(int slot, String value) {
        if (values[slot].isEmpty()) {
            set(slot, value);
        } else {
            values[slot] = value;
        }
    }

    void addUnread(String text) {
        if (unread.length() + text.length() < UNREAD_CHARS_MAX) {
            unread.append(text).append('\n');
        } else {
            unreadLeftOut = true;
        }
    }

    void addUnread(char[] text, int offset, int length) {
        if (unread.length() + length < UNREAD_CHARS_MAX) {
            unread.append(text, offset, length).append('\n');
        }
    }

    int beginElement() {
        openElements++;
        return logSlots.size();
    }

    void endElement(int capture, String key, int from) {
        openElements--;
        List<Element> captured = elements.get(capture);
        if (captured.size() < ELEMENTS_MAX) {
            captured.add(
                    new Element(
                            key,
                            List.copyOf(logSlots.subList(from, logSlots.size())),
                            List.copyOf(logValues.subList(from, logValues.size()))));
        } else {
            elementsLeftOut++;
        }
        if (openElements == 0) {
            logSlots.clear();
            logValues.clear();
        }
    }

    List<Element> elements(int capture) {
        return elements.get(capture);
    }

    int elementsLeftOut() {
        return elementsLeftOut;
    }

    /// What these slots say now, to [#enter] again.
    Element held(int[] of) {
        List<Integer> heldSlots = new ArrayList<>();
        List<String> heldValues = new ArrayList<>();
        for (int slot : of) {
            if (!values[slot].isEmpty()) {
                heldSlots.add(slot);
                heldValues.add(values[slot]);
                for (String more : further.getOrDefault(slot, List.of())) {
                    heldSlots.add(slot);
                    heldValues.add(more);
                }
            }
        }
        return new Element("", heldSlots, heldValues);
    }

    /// Makes the slots of a capture say what this one element said.
    void enter(int[] captureSlots, Element element) {
        Arrays.fill(memos, null);
        for (int slot : captureSlots) {
            values[slot] = "";
            further.remove(slot);
        }
        for (int i = 0; i < element.slots().size(); i++) {
            set(element.slots().get(i), element.values().get(i));
        }
    }

    /// Rewrites every value, and the unread text, where a secret is found in them; slots that
    /// `hidden` names stay, they are never shown as they are.
    void redact(boolean[] hidden) {
        UnaryOperator<String> redact = secrets::redact;
        if (!suspect(redact, hidden)) {
            return;
        }
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            if (!hidden[slot]) {
                values[slot] = redact.apply(values[slot]);
                further.computeIfPresent(slot, (_, more) -> rewritten(more, redact));
            }
        }
        for (List<Element> captured : elements) {
            captured.replaceAll(element ->
                    new Element(
                            redact.apply(element.key()),
                            element.slots(),
                            rewritten(element, redact, hidden)));
        }
        String text = redact.apply(unread.toString());
        unread.setLength(0);
        unread.append(text);
    }

    /// Cuts every value that is too long, once no secret in it can be cut in two; those that
    /// `hidden` names are never shown.
    void shorten(boolean[] hidden) {
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            if (!hidden[slot]) {
                values[slot] = LongValue.shown(values[slot]);
            }
        }
        further.replaceAll((slot, more) -> hidden[slot] ? more : rewritten(more, LongValue::shown));
        for (List<Element> captured : elements) {
            captured.replaceAll(element ->
                    new Element(
                            element.key(),
                            element.slots(),
                            rewritten(element, LongValue::shown, hidden)));
        }
    }

    // One look at everything together: nearly every piece holds no secret. Escapes are looked at
    // value
    // by value, and so is everything when some of it may be held by a captured element alone.
    private boolean suspect(UnaryOperator<String> redact, boolean[] hidden) {
        int unreadLength = unread.length();
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            if (!hidden[slot]) {
                unread.append(values[slot]).append('\n');
            }
        }
        further.values().forEach(more -> more.forEach(value -> unread.append(value).append('\n')));
        elements.forEach(
                captured -> captured.forEach(element -> unread.append(element.key()).append('\n')));
        String all = unread.toString();
        unread.setLength(unreadLength);
        return unreadLeftOut || all.indexOf('\\') >= 0 || !redact.apply(all).equals(all);
    }

    private static List<String> rewritten(List<String> values, UnaryOperator<String> rewrite) {
        List<String> out = new ArrayList<>(values);
        out.replaceAll(rewrite);
        return out;
    }

    private static List<String> rewritten(
            Element element, UnaryOperator<String> rewrite, boolean[] hidden) {
        List<String> out = new ArrayList<>(element.values().size());
        for (int i = 0; i < element.values().size(); i++) {
            String value = element.values().get(i);
            out.add(hidden[element.slots().get(i)] ? value : rewrite.apply(value));
        }
        return List.copyOf(out);
    }

    /// What no field has read: the unread text, then the values of slots that were not used.
    String unread(boolean[] hidden) {
        int length = unread.length();
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            if (!used[slot] && !hidden[slot]) {
                addUnread(values[slot]);
            }
        }
        String text = unread.isEmpty() ? "" : unread.substring(0, unread.length() - 1);
        unread.setLength(length);
        return text;
    }
}

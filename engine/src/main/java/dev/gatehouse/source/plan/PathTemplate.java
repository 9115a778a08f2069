package dev.gatehouse.source.plan;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePath.Step;
import java.util.ArrayList;
import java.util.List;

/// The steps to a resource below its instance: words of the closed list and names read from the
/// piece. A word whose name was not sent goes with it, unless it is the last: then the collection
/// itself is meant.
record PathTemplate(List<Segment> segments) {

    /// One segment of a template.
    sealed interface Segment {
        /// A word of the closed list.
        record Word(Step.Word step) implements Segment {}

        /// One name.
        record Name(Value value) implements Segment {}

        /// A text with slashes; each part of it is a name.
        record Names(Value value) implements Segment {}
    }

    ResourcePath read(Slots slots, String tool, String instance) {
        List<Step> steps = new ArrayList<>(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case Segment.Word word -> steps.add(word.step());
                case Segment.Name name -> add(steps, name.value().read(slots), i);
                case Segment.Names names -> {
                    String text = names.value().read(slots);
                    if (text.isEmpty()) {
                        add(steps, "", i);
                    } else {
                        for (String part : text.split("/", ResourcePath.SEGMENTS_MAX)) {
                            add(steps, part, i);
                        }
                    }
                }
            }
        }
        return ResourcePath.of(tool, instance, steps);
    }

    private void add(List<Step> steps, String name, int at) {
        if (!name.isEmpty()) {
            steps.add(new Step.Name(name));
        } else if (at + 1 < segments.size()
                && !steps.isEmpty()
                && steps.getLast() instanceof Step.Word
                && segments.get(at - 1) instanceof Segment.Word) {
            steps.removeLast();
        }
    }
}

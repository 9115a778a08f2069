package dev.gatehouse.source.plan;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// From filled slots to what happened: finds the shape, looks up the action, reads the fields.
final class ShapeReader {
    /// Characters of one field of an event; what is longer is cut and ends in `…`.
    static final int FIELD_CHARS_MAX = 4_096;

    private final Plan plan;
    private final String tool;
    private final String instance;

    ShapeReader(Plan plan, String tool, String instance) {
        this.plan = plan;
        this.tool = tool;
        this.instance = instance;
    }

    /// What is known of a piece beside its fields.
    private record Given(PlanReader.Input input, boolean damaged) {}

    Meant read(Slots slots, PlanReader.Input input, boolean damaged) {
        Shape shape = shapeOf(slots);
        if (shape == null) {
            return new Meant.Happened(
                    List.of(unrecognised("no shape of the mapping fits", slots, input, damaged)),
                    "",
                    false);
        }
        List<Meant.Said> said = new ArrayList<>(1);
        Given given = new Given(input, damaged);
        switch (shape.each()) {
            case ChangeRule.Over.Piece _ -> {
                Optional<String> ignored = add(said, shape, slots, given);
                if (ignored.isPresent()) {
                    return new Meant.Ignored(ignored.get(), true);
                }
            }
            case ChangeRule.Over.Each each -> {
                for (Slots.Element element : slots.elements(each.capture())) {
                    slots.enter(each.wanted().slotsOf(each.capture()), element);
                    add(said, shape, slots, given);
                }
                if (said.isEmpty()) {
                    return new Meant.Ignored("an empty list of events", true);
                }
            }
        }
        boolean completes = shape.join().completes().holds(slots);
        return new Meant.Happened(said, shape.join().key().read(slots), completes);
    }

    private @Nullable Shape shapeOf(Slots slots) {
        for (int i = 0; i < plan.shapes.size(); i++) {
            if (plan.shapes.get(i).when().holds(slots)) {
                return plan.shapes.get(i);
            }
        }
        return null;
    }

    /// Why the action is ignored, where it is.
    private Optional<String> add(List<Meant.Said> said, Shape shape, Slots slots, Given given) {
        String name = shape.action().read(slots);
        Action action = plan.actions.getOrDefault(name, Action.UNLISTED);
        if (!action.ignored().isEmpty()) {
            return Optional.of(action.ignored());
        }
        boolean mapped =
                !action.name().isEmpty()
                        && Reason.first(plan.exceptions.unmapped(), slots).isEmpty();
        said.add(
                new Meant.Said(
                        shape.channel(),
                        action.group(),
                        mapped ? Meaning.MAPPED : Meaning.UNMAPPED,
                        Text.of(bounded(shape.naturalId().read(slots))),
                        shape.time()
                                .read(slots, given.input().received(), given.input().trustTimes()),
                        deed(name, mapped ? action : Action.UNLISTED, shape, slots),
                        actor(action, shape, slots),
                        shape.who().onBehalfOf().read(slots).map(List::of).orElse(List.of()),
                        shape.who().via().read(slots, tool),
                        origin(shape.origin(), slots),
                        resource(action, shape, slots),
                        changes(action, shape, slots),
                        context(shape.context(), slots),
                        detail(shape, slots, given.damaged()),
                        slots.unread(plan.hidden)));
        return Optional.empty();
    }

    private static Event.Deed deed(String name, Action action, Shape shape, Slots slots) {
        Outcome outcome = action.outcome().orElse(shape.outcome()).read(slots);
        boolean own = action.own().isPresent() && action.own().get().holds(slots);
        Permission permission = own ? Permission.NONE : action.permission();
        return new Event.Deed(bounded(name), action.verb(), permission, outcome, 1);
    }

    private static Account actor(Action action, Shape shape, Slots slots) {
        return action.actor().orElse(shape.who().actor()).read(slots).orElse(Account.ANONYMOUS);
    }

    private Resource resource(Action action, Shape shape, Slots slots) {
        String rule = action.resource().isEmpty() ? shape.resource() : action.resource();
        ResourceRule found = plan.resources.get(rule);
        return found == null
                ? ResourceRule.instance(tool, instance)
                : found.read(slots, tool, instance);
    }

    private static List<Change> changes(Action action, Shape shape, Slots slots) {
        List<Change> own = ChangeRule.read(shape.change(), slots);
        if (action.change().isEmpty()) {
            return own;
        }
        List<Change> both = new ArrayList<>(own);
        both.addAll(ChangeRule.read(action.change(), slots));
        return both;
    }

    private static Origin origin(Shape.OriginRule rule, Slots slots) {
        return new Origin(
                Text.of(bounded(rule.address().read(slots))),
                Text.of(bounded(rule.client().read(slots))),
                Text.of(bounded(rule.country().read(slots))));
    }

    private static Context context(Shape.ContextRule rule, Slots slots) {
        return new Context(
                Text.of(bounded(rule.run().read(slots))),
                Text.of(bounded(rule.commit().read(slots))),
                Text.of(bounded(rule.changeRequest().read(slots))),
                Text.of(bounded(rule.environment().read(slots))),
                Text.of(bounded(rule.ticket().read(slots))));
    }

    private static SortedMap<String, String> detail(Shape shape, Slots slots, boolean damaged) {
        SortedMap<String, String> detail = new TreeMap<>();
        for (Map.Entry<String, Value> field : shape.detail().entrySet()) {
            String text = field.getValue().read(slots);
            if (!text.isEmpty()) {
                detail.put(field.getKey(), bounded(text));
            }
        }
        flag(detail, slots, damaged);
        return detail;
    }

    private static void flag(SortedMap<String, String> detail, Slots slots, boolean damaged) {
        if (damaged) {
            detail.put("not_utf8", "shown with U+FFFD");
        }
        if (slots.elementsLeftOut() > 0) {
            detail.put("left_out", slots.elementsLeftOut() + " further elements of a list");
        }
    }

    /// What is said of a document that nothing else can be said of.
    Meant.Said unrecognised(String reason, Slots slots, PlanReader.Input input, boolean damaged) {
        SortedMap<String, String> detail = new TreeMap<>();
        detail.put("reason", reason);
        flag(detail, slots, damaged);
        return new Meant.Said(
                "",
                "",
                Meaning.UNMAPPED,
                Text.Absent.NOT_SENT,
                EventTime.unsaid(input.received()),
                new Event.Deed(
                        Plan.UNRECOGNISED, Verb.NONE, Permission.NONE, Outcome.NOT_RECORDED, 1),
                Account.ANONYMOUS,
                List.of(),
                Credential.Unsaid.NOT_SENT,
                Origin.NOT_SENT,
                ResourceRule.instance(tool, instance),
                List.of(),
                Context.NOT_SENT,
                detail,
                slots.unread(plan.hidden));
    }

    private static String bounded(String text) {
        return text.length() <= FIELD_CHARS_MAX ? text : text.substring(0, FIELD_CHARS_MAX) + "…";
    }
}

package dev.gatehouse.review;

import dev.gatehouse.event.EventId;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.record.ReviewedRight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether what was to be taken away is gone, as the tools show it: by what they list now and what
/// changed in it since. Nobody's word counts. Used by one thread.
public final class Observing {
    private final Inventory inventory;
    private final Picture now;
    private final List<FactChange> changes;
    private final Map<Instant, Picture> then = new HashMap<>();

    /// Moments looked at again for one right, the latest ones.
    private static final int MOMENTS_MAX = 16;

    /// @param since the first decision that is asked about
    public Observing(Inventory inventory, Instant since, Instant until) {
        this.inventory = inventory;
        this.now = inventory.now();
        this.changes = inventory.alterations(since, until);
    }

    /// What became of it.
    public enum State {
        /// It is still there.
        HANDED_OVER,
        /// The tool shows it no more.
        OBSERVED_GONE,
        /// It was gone, and is there again.
        CAME_BACK,
        /// It is not listed, and the listing was not read whole.
        CANNOT_TELL
    }

    /// What is seen, since when, and by which event.
    ///
    /// @param when the change that made it so; empty where none did
    /// @param event that explains it; empty where none does
    public record Seen(State state, Optional<Instant> when, Optional<EventId> event) {}

    /// What became of a line; empty where nothing of it was to go.
    public Optional<Seen> of(Line line) {
        return line.decided()
                .flatMap(step ->
                        switch (step.decision()) {
                            case REVOKE -> Optional.of(seen(line.held(), List.of(), step.when()));
                            case REDUCE -> Optional.of(seen(line.held(), step.keep(), step.when()));
                            case KEEP, DELEGATE, NOT_MINE, ASK, UNDO -> Optional.empty();
                        });
    }

    private Seen seen(ReviewedRight held, List<String> keep, Instant decided) {
        List<FactChange> concerned =
                changes.stream()
                        .filter(change -> change.when().isAfter(decided) && concerns(change, held))
                        .toList();
        if (isThere(held, keep, now)) {
            Optional<FactChange> back = cameBack(held, keep, concerned);
            return back.map(change -> seen(State.CAME_BACK, change))
                    .orElse(new Seen(State.HANDED_OVER, Optional.empty(), Optional.empty()));
        }
        if (concerned.isEmpty() && !isWhole(held)) {
            return new Seen(State.CANNOT_TELL, Optional.empty(), Optional.empty());
        }
        return concerned.isEmpty()
                ? new Seen(State.OBSERVED_GONE, Optional.empty(), Optional.empty())
                : seen(State.OBSERVED_GONE, concerned.getLast());
    }

    private static Seen seen(State state, FactChange change) {
        return new Seen(state, Optional.of(change.when()), Inventory.event(change));
    }

    // The change by which it was there again, where it was not there at some moment before.
    private Optional<FactChange> cameBack(
            ReviewedRight held, List<String> keep, List<FactChange> concerned) {
        List<FactChange> latest =
                new ArrayList<>(
                        concerned.subList(
                                Math.max(0, concerned.size() - MOMENTS_MAX), concerned.size()));
        boolean gone = false;
        Optional<FactChange> back = Optional.empty();
        for (FactChange change : latest) {
            boolean there = isThere(held, keep, then.computeIfAbsent(change.when(), inventory::at));
            if (gone && there) {
                back = Optional.of(change);
            }
            gone = !there;
        }
        return back;
    }

    private static boolean isThere(ReviewedRight held, List<String> keep, Picture picture) {
        ReviewedRight.What what = held.what();
        if (!what.credential().isEmpty()) {
            return picture.credentials().stream()
                    .anyMatch(one ->
                            one.fingerprint().equals(what.credential())
                                    && one.resource().equals(what.resource())
                                    && one.active());
        }
        return picture.rightsOf(held.whose().account()).stream()
                .anyMatch(right ->
                        right.resource().equals(what.resource())
                                && right.through().equals(what.through())
                                && right.permissions().stream()
                                        .anyMatch(one ->
                                                what.permissions().contains(one.word())
                                                        && !keep.contains(one.word())));
    }

    private boolean concerns(FactChange change, ReviewedRight held) {
        Fact fact = change.fact();
        String account = held.whose().account();
        return switch (fact) {
            case Right right ->
                    right.resource().equals(held.what().resource())
                            && (right.account().equals(account) || Right.isGroup(right.account()));
            case Membership membership -> membership.member().equals(account);
            case CredentialFact credential ->
                    credential.fingerprint().equals(held.what().credential());
            case AccountFact _, Setting _ -> false;
        };
    }

    private boolean isWhole(ReviewedRight held) {
        String place = held.what().resource();
        return now.parts().stream()
                .filter(part -> place.equals(part.place()) || place.startsWith(part.place() + "/"))
                .allMatch(PartState::complete);
    }
}

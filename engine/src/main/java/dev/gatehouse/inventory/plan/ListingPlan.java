package dev.gatehouse.inventory.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// One listing of a tool, as its `inventory.yaml` describes it. Immutable.
public final class ListingPlan {
    private final Heading heading;
    private final Map<String, Expression> gives;
    private final Like like;
    private final List<FactRule> rules;

    /// What a listing is called and where it is.
    ///
    /// @param under the listing whose objects give the names of the address
    /// @param items the member of an answer that holds the objects; empty where the answer is the
    ///   list or the one object
    /// @param hcl where in an object a document of HCL stands
    /// @param absent statuses that mean there is nothing, with what the answer then holds, rather
    ///   than that we were not told
    record Heading(
            String name,
            String title,
            Address address,
            Optional<String> under,
            String items,
            Optional<Expression> hcl,
            Map<Integer, String> absent) {}

    /// How an object of it is told from those of other listings.
    ///
    /// @param members that it has
    /// @param when what else holds
    record Like(List<String> members, Condition when) {}

    ListingPlan(Heading heading, Map<String, Expression> gives, Like like, List<FactRule> rules) {
        this.heading = heading;
        this.gives = Map.copyOf(gives);
        this.like = like;
        this.rules = List.copyOf(rules);
    }

    /// Its name, in small letters joined by `-`.
    public String name() {
        return heading.name();
    }

    /// What people call it.
    public String title() {
        return heading.title();
    }

    /// Where the API answers with it.
    public Address address() {
        return heading.address();
    }

    /// The listing whose objects give the names it is asked with; nothing where the source's
    /// settings do.
    public Optional<String> under() {
        return heading.under();
    }

    /// What it is asked with, of names that were given; nothing where one of its address is
    /// missing.
    public Optional<SortedMap<String, String>> askedWith(Map<String, String> given) {
        SortedMap<String, String> of = new TreeMap<>(given);
        of.keySet().retainAll(heading.address().names());
        return of.size() == Set.copyOf(heading.address().names()).size()
                ? Optional.of(of)
                : Optional.empty();
    }

    /// Whether such an answer says that there is nothing, rather than that we may not know.
    public boolean meansNothing(int status, String answer) {
        String said = heading.absent().get(status);
        return said != null && answer.contains(said);
    }

    /// Where in an answer its objects stand; empty where the answer is the list, or one object.
    public String itemsPath() {
        return heading.items();
    }

    Optional<Expression> hcl() {
        return heading.hcl();
    }

    List<FactRule> rules() {
        return rules;
    }

    /// How sure it is that an object is of this listing: how many members tell so; 0 for not at
    /// all.
    int likeness(Thing thing) {
        boolean has =
                like.members().stream().allMatch(name -> new Condition.Has(name).holds(thing));
        return has && like.when().holds(thing) ? like.members().size() : 0;
    }

    /// What listings under this one are asked with, for one object.
    SortedMap<String, String> given(Thing thing) {
        SortedMap<String, String> of = new TreeMap<>(thing.of());
        gives.forEach((name, value) -> {
            String text = value.one(thing);
            if (!text.isEmpty()) {
                of.put(name, text);
            }
        });
        return of;
    }

    Set<String> givenNames() {
        return gives.keySet();
    }

    /// Whether its objects give names to other listings.
    boolean givesNames() {
        return !gives.isEmpty();
    }
}

package dev.gatehouse.people;

import java.util.List;

/// Somebody who works here, is about to, or did.
///
/// @param emails none, one or several, as they were written
/// @param team where they work; empty where nobody said
/// @param groups of the identity provider
/// @param manager the id of a person; empty where nobody said
/// @param employment from when to when
public record Person(
        String id,
        String name,
        List<String> emails,
        String team,
        List<String> groups,
        String manager,
        Employment employment)
        implements Subject {
    public Person {
        emails = List.copyOf(emails);
        groups = List.copyOf(groups);
    }
}

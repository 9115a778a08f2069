package dev.gatehouse.access.model;

import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Permission;
import dev.gatehouse.source.yaml.Place;
import java.time.Instant;
import java.util.Map;

/// A line of `tests:`: who does what, and which verdict it must get.
///
/// @param who an address, `person:ID`, `machine:NAME` or an account
/// @param with fields of the event that conditions read
/// @param expect `value basis reason`, as much of it as the test says
public record Case(
        String who,
        Permission permission,
        String on,
        Instant at,
        Map<UsedField, String> with,
        String expect,
        Place place) {
    public Case {
        with = Map.copyOf(with);
    }
}

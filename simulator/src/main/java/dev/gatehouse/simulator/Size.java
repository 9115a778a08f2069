package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;

/// How large the company is.
///
/// @param parts how many repositories each of Acme's repositories is split into
record Size(int people, int agents, int parts) {
    /// What the plot knows of.
    static final Size ACME = new Size(Company.PEOPLE_COUNT, 20, 1);

    static final int IDENTITIES_MIN = Company.PEOPLE_COUNT + Company.MACHINES_COUNT;

    /// GitLab's numbers of people and machines would meet above it.
    static final int IDENTITIES_MAX = 1_100;

    private static final int MACHINES_BESIDE_AGENTS = 13;
    private static final int WORKLOADS_PER_PART = 28;
    private static final List<String> PARTS = List.of("", "-api", "-worker", "-admin");

    /// People and machines in the proportion Acme has them.
    static Size of(int identities) {
        int people = identities * Company.PEOPLE_COUNT / IDENTITIES_MIN;
        int parts = Math.min(PARTS.size(), identities / IDENTITIES_MIN);
        int agents = identities - people - MACHINES_BESIDE_AGENTS - WORKLOADS_PER_PART * parts;
        return new Size(people, agents, parts);
    }

    /// The names, and behind them those of their further parts.
    List<String> withParts(List<String> names) {
        List<String> all = new ArrayList<>();
        for (String part : PARTS.subList(0, parts)) {
            names.forEach(name -> all.add(name + part));
        }
        return all;
    }
}

package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Which repositories and workloads ordinary days are about. The production environment of
/// `payments` is never among them: only the plot touches it, so that the plot's answers are exact.
final class Interests {

    private static final double OWN_TEAM_SHARE = 0.85;

    private final Choice<Repository> any;
    private final Map<Team, Choice<Repository>> byTeam = new EnumMap<>(Team.class);
    private final List<Repository> deployed;
    private final Choice<Repository> deployedChoice;

    Interests(Company company) {
        any = Choice.zipf(company.repositories());
        Map<Team, List<Repository>> lists = new EnumMap<>(Team.class);
        for (Repository repository : company.repositories()) {
            lists.computeIfAbsent(repository.team(), team -> new ArrayList<>()).add(repository);
        }
        lists.forEach((team, list) -> byTeam.put(team, Choice.zipf(list)));
        deployed = company.deployed().stream().skip(1).toList();
        deployedChoice = Choice.zipf(deployed);
    }

    /// A repository this account works on: mostly one of its own team's.
    Repository repositoryOf(Account account, RandomGenerator random) {
        Choice<Repository> own =
                account instanceof Person person ? byTeam.get(person.team()) : null;
        if (own == null || random.nextDouble() > OWN_TEAM_SHARE) {
            return any.draw(random);
        }
        return own.draw(random);
    }

    /// A deployed repository other than `payments`, of the account's own team if it has one.
    Repository deployedOf(Account account, RandomGenerator random) {
        if (account instanceof Person person) {
            List<Repository> own =
                    deployed.stream().filter(r -> r.team() == person.team()).toList();
            if (!own.isEmpty()) {
                return own.get(random.nextInt(own.size()));
            }
        }
        return deployedChoice.draw(random);
    }
}

package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Answers.object;

import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/// What GitLab's API says of the mirror: everybody may report, a team maintains what is its own.
record GitLabAnswers(Company company, Answers answers) {
    private static final int REPORTER = 20;
    private static final int MAINTAINER = 40;
    private static final int OWNER = 50;

    void write() throws IOException {
        String group = "groups/" + Company.ORGANISATION;
        answers.write(
                group,
                object(
                        "id",
                        Company.GITLAB_GROUP_ID,
                        "full_path",
                        Company.ORGANISATION,
                        "visibility",
                        "private",
                        "project_creation_level",
                        "developer",
                        "require_two_factor_authentication",
                        false));
        answers.write(
                group + "/members",
                LeaversToken.withoutHim(company.people()).stream()
                        .map(person -> member(person, person.team() == Team.IT ? OWNER : REPORTER))
                        .toList());
        answers.write(
                group + "/projects",
                company.repositories().stream()
                        .map(repository ->
                                object(
                                        "id",
                                        repository.gitLabId(),
                                        "path_with_namespace",
                                        repository.path(),
                                        "visibility",
                                        "private",
                                        "default_branch",
                                        "main"))
                        .toList());
        for (Repository repository : company.repositories()) {
            String project = "projects/" + repository.path().replace("/", "%2F");
            answers.write(
                    project + "/members",
                    LeaversToken.withoutHim(company.team(repository.team())).stream()
                            .map(person -> member(person, MAINTAINER))
                            .toList());
            answers.write(
                    project + "/protected_branches",
                    List.of(
                            object(
                                    "name",
                                    "main",
                                    "push_access_levels",
                                    List.of(object("access_level", 0)),
                                    "merge_access_levels",
                                    List.of(object("access_level", MAINTAINER)),
                                    "allow_force_push",
                                    false)));
        }
    }

    private static SequencedMap<String, Object> member(Person person, int level) {
        return object(
                "id",
                person.ids().gitLab(),
                "username",
                person.handles().gitLab(),
                "state",
                "active",
                "access_level",
                level);
    }
}

package dev.gatehouse.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gatehouse findings suppress`.
@Command(
        name = "suppress",
        description =
                "Keep it, or what it is an example of, out of sight until a day; it is still counted.",
        mixinStandardHelpOptions = true)
final class FindingsSuppressCommand implements Callable<Integer> {
    @Mixin private FindingDecided finding;

    @Option(
            names = "--reach",
            defaultValue = "finding",
            description =
                    "finding: this one; subject: its rule about the same subject; rule: its rule about anybody.")
    private String reach;

    @Option(
            names = "--on",
            defaultValue = "",
            paramLabel = "PATTERN",
            description = "For subject and rule, only on paths like github/acme/**.")
    private String resource;

    @Option(names = "--owner", required = true, description = "Who answers for not being told.")
    private String owner;

    @Option(names = "--reason", required = true, description = "Why; it will stand in the journal.")
    private String reason;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DAY",
            description = "The day it ends, such as 2027-03-01, within a year.")
    private LocalDate until;

    @Override
    public Integer call() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("reach", reach);
        if (!resource.isEmpty()) {
            asked.put("resource", resource);
        }
        asked.put("owner", owner);
        asked.put("reason", reason);
        asked.put("until", until.atStartOfDay(ZoneOffset.UTC).toInstant().toString());
        return finding.suppress(asked);
    }
}

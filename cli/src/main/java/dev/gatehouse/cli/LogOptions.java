package dev.gatehouse.cli;

import dev.gatehouse.sigma.Logsource;
import picocli.CommandLine.Option;

/// Of which log the lines of a file are.
final class LogOptions {
    @Option(
            names = "--product",
            required = true,
            paramLabel = "P",
            description =
                    "The product the lines are of, as rules call it, such as github; gatehouse for"
                            + " lines that are events already.")
    private String product;

    @Option(
            names = "--service",
            defaultValue = "",
            paramLabel = "S",
            description = "Its service, such as audit; rules of every service when absent.")
    private String service;

    @Option(
            names = "--category",
            defaultValue = "",
            paramLabel = "C",
            description = "The category, such as process_creation; of every one when absent.")
    private String category;

    @Option(
            names = "--member",
            defaultValue = "",
            paramLabel = "M",
            description =
                    "Take member M of each line: an object as it stands, a string as its text.")
    private String member;

    @Option(names = "--text", description = "Lines are text and not JSON.")
    private boolean text;

    /// What rules see of a line.
    EventsOfLine events() {
        return new EventsOfLine(new Logsource(product, category, service), member, text);
    }
}

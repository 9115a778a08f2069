package dev.gatehouse.simulator;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The command line after the verb: `--name value` pairs, each known and at most once.
final class Options {

    private final Map<String, String> values = new HashMap<>();

    /// Says what is wrong with a command line and what would be right.
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    Options(List<String> arguments, Set<String> known) throws UsageException {
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!known.contains(name)) {
                throw new UsageException(
                        "unknown option " + name + "; known here: " + sorted(known));
            }
            if (i + 1 == arguments.size()) {
                throw new UsageException(name + " needs a value");
            }
            if (values.put(name, arguments.get(i + 1)) != null) {
                throw new UsageException(name + " is given twice");
            }
        }
    }

    private static String sorted(Set<String> known) {
        return String.join(" ", known.stream().sorted().toList());
    }

    String text(String name) throws UsageException {
        String value = values.get(name);
        if (value == null) {
            throw new UsageException(name + " is missing");
        }
        return value;
    }

    Path path(String name) throws UsageException {
        return Path.of(text(name));
    }

    long number(String name, long otherwise) throws UsageException {
        String value = values.getOrDefault(name, Long.toString(otherwise));
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " is not a whole number: " + value);
        }
        throw new UsageException(name + " is negative: " + value);
    }

    /// `50/s`, or just `50`.
    double rate(String name) throws UsageException {
        String value = text(name);
        String digits = value.endsWith("/s") ? value.substring(0, value.length() - 2) : value;
        try {
            double rate = Double.parseDouble(digits);
            if (rate > 0 && Double.isFinite(rate)) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " is not a rate such as 5/s: " + value);
        }
        throw new UsageException(name + " must be above zero: " + value);
    }

    Instant instant(String name) throws UsageException {
        String value = text(name);
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new UsageException(
                    name + " is not a time such as 2026-11-22T12:00:00Z: " + value);
        }
    }
}

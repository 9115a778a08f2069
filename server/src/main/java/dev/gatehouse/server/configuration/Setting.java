package dev.gatehouse.server.configuration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Everything an operator may set. A setting is written `port:` in gatehouse.yaml, `GATEHOUSE_PORT`
/// in the environment and `--port` on the command line; the command line wins over the environment,
/// that over the file, that over the default.
public enum Setting {
    DATA(Shape.TEXT, "./gatehouse-data", "the folder everything is kept in"),
    PORT(Shape.NUMBER, "8400", "the port to listen on; 0 takes a free one"),
    BIND(
            Shape.TEXT,
            "127.0.0.1",
            "the address to listen on; another than loopback needs TLS or a proxy"),
    HOSTS(Shape.LIST, "", "host names this server answers to, beside localhost"),
    TLS_CERTIFICATE(Shape.TEXT, "", "PEM file with the certificate and its chain"),
    TLS_KEY(Shape.TEXT, "", "PEM file with the PKCS#8 key of the certificate"),
    BEHIND_PROXY(
            Shape.LIST,
            "",
            "networks (like 10.0.0.0/8) of the proxy whose forwarded headers are read"),
    BOOTSTRAP_THROUGH_PROXY(
            Shape.SWITCH, "false", "whether the first administrator may come through the proxy"),
    FILES_BELOW(Shape.LIST, "", "folders below which file sources may be followed; none lets none"),
    PRIVATE_TOOLS(Shape.LIST, "", "hosts of tools that may be polled on private networks"),
    TOOLS(Shape.TEXT, "", "the folder of tool descriptions; empty takes the shipped one");

    /// How a value is written.
    public enum Shape {
        TEXT,
        NUMBER,
        SWITCH,
        LIST
    }

    private final Shape shape;
    private final String fallback;
    private final String meaning;

    Setting(Shape shape, String fallback, String meaning) {
        this.shape = shape;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /// The name in gatehouse.yaml.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in the environment.
    public String variable() {
        return "GATEHOUSE_" + name();
    }

    /// The name on the command line.
    public String flag() {
        return "--" + key().replace('_', '-');
    }

    /// How its value is written.
    public Shape shape() {
        return shape;
    }

    /// What holds when nothing is set.
    public String fallback() {
        return fallback;
    }

    /// What it sets.
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    static Optional<Setting> ofVariable(String name) {
        return Arrays.stream(values()).filter(one -> one.variable().equals(name)).findFirst();
    }

    static Optional<Setting> ofFlag(String flag) {
        return Arrays.stream(values()).filter(one -> one.flag().equals(flag)).findFirst();
    }
}

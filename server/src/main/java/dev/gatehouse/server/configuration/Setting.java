package dev.gatehouse.server.configuration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Everything an operator may set. A setting is written `port:` in gatehouse.yaml, `GATEHOUSE_PORT`
/// in the environment and `--port` on the command line; the command line wins over the environment,
/// that over the file, that over the default.
public enum Setting {
    DATA(
            Shape.TEXT,
            "~/.local/share/gatehouse",
            "",
            "the folder everything is kept in; `--demo` adds -demo to the default, XDG_DATA_HOME moves it"),
    PORT(Shape.NUMBER, "8400", "", "the port to listen on; 0 takes a free one"),
    BIND(
            Shape.TEXT,
            "127.0.0.1",
            "",
            "the address to listen on; another than loopback needs TLS or a proxy"),
    HOSTS(
            Shape.LIST,
            "",
            "gatehouse.example",
            "host names this server answers to, beside localhost"),
    TLS_CERTIFICATE(
            Shape.TEXT,
            "",
            "/etc/gatehouse/tls.pem",
            "PEM file with the certificate and its chain"),
    TLS_KEY(Shape.TEXT, "", "/etc/gatehouse/tls.key", "PEM file with the certificate's PKCS#8 key"),
    BEHIND_PROXY(
            Shape.LIST, "", "10.0.0.0/8", "networks of the proxy whose forwarded headers are read"),
    BOOTSTRAP_THROUGH_PROXY(
            Shape.SWITCH,
            "false",
            "",
            "whether the first administrator may come through the proxy"),
    FILES_BELOW(
            Shape.LIST,
            "",
            "/var/log/vault",
            "folders below which file sources may be followed; without any, none may"),
    PRIVATE_TOOLS(
            Shape.LIST,
            "",
            "github.internal.example",
            "hosts of tools that may be asked although their address is a private one"),
    TOOLS(
            Shape.TEXT,
            "",
            "/etc/gatehouse/sources",
            "the folder of tool descriptions, instead of the shipped one"),
    MODEL(
            Shape.TEXT,
            "",
            "/srv/access-model",
            "the folder of the access model, every *.yaml below it; it may be in a Git work tree"),
    ANCHORS(
            Shape.TEXT,
            "",
            "/mnt/anchors",
            "a folder out of this machine's reach that keeps a checkpoint an hour, to compare with"),
    DETECTIONS(
            Shape.TEXT,
            "",
            "/srv/detections",
            "a folder of detections of your own, looked for beside those that ship"),
    OIDC_ISSUER(
            Shape.TEXT,
            "",
            "https://sso.acme.example/realms/acme",
            "the identity provider people sign in through, exactly as it names itself"),
    OIDC_NAME(Shape.TEXT, "single sign-on", "", "what people call it, on the button"),
    OIDC_CLIENT_ID(Shape.TEXT, "", "gatehouse", "what Gatehouse is registered as there"),
    OIDC_CLIENT_SECRET_FILE(
            Shape.TEXT,
            "",
            "/etc/gatehouse/oidc.secret",
            "file with the client's secret, which its owner alone can read"),
    OIDC_ROLES(
            Shape.LIST,
            "",
            "gatehouse-admins=admin",
            "groups there and their roles here; the first that fits counts, nobody else comes in"),
    OIDC_GROUPS_CLAIM(Shape.TEXT, "groups", "", "the claim of the ID token that lists groups"),
    OIDC_NAME_CLAIM(
            Shape.TEXT,
            "preferred_username",
            "",
            "the claim people are named after here; one that they cannot change themselves"),
    OIDC_SCOPES(Shape.LIST, "openid,profile,email", "", "what is asked for there"),
    OIDC_HELP(Shape.TEXT, "", "it-help@acme.example", "whom to ask for a group"),
    OIDC_RETURN_TO(
            Shape.TEXT,
            "",
            "https://gatehouse.example",
            "where browsers reach Gatehouse, when that is not the first of `hosts`"),
    SYSLOG(
            Shape.LIST,
            "",
            "tls://0.0.0.0:6514/vault:prod?from=10.0.0.0/8",
            "where to listen for syslog, over udp, tcp or tls, for which source, and from where");

    /// How a value is written.
    public enum Shape {
        TEXT,
        NUMBER,
        SWITCH,
        LIST
    }

    private final Shape shape;
    private final String fallback;
    private final String example;
    private final String meaning;

    Setting(Shape shape, String fallback, String example, String meaning) {
        this.shape = shape;
        this.fallback = fallback;
        this.example = example;
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

    /// What a value may look like, where there is no default.
    public String example() {
        return example;
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

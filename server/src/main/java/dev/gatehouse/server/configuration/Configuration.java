package dev.gatehouse.server.configuration;

import dev.gatehouse.intake.SyslogDoor;
import dev.gatehouse.server.configuration.ConfigurationFile.Given;
import dev.gatehouse.server.oidc.ProviderSettings;
import dev.gatehouse.server.signin.GroupRoles;
import dev.gatehouse.server.web.Certificates;
import dev.gatehouse.server.web.Doors;
import dev.gatehouse.server.web.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the server runs with, checked: whatever stands here can be used as it is.
///
/// @param data the folder everything is kept in
/// @param doors where it listens
/// @param bootstrapThroughProxy whether the first administrator may come through the proxy
/// @param filesBelow folders below which files may be followed
/// @param privateTools hosts that may be polled on private networks
/// @param tools the folder of tool descriptions; absent for the shipped one
/// @param model the folder of the access model; absent where there is none
/// @param detections the folder of the operator's own detections; absent where there is none
/// @param anchors the folder that keeps checkpoints; absent where there is none
/// @param provider the identity provider people come in through; absent where there is none
/// @param syslog where syslog is listened for
/// @param demo whether this is the made-up company
public record Configuration(
        Path data,
        Doors doors,
        boolean bootstrapThroughProxy,
        List<Path> filesBelow,
        List<String> privateTools,
        Optional<Path> tools,
        Optional<Path> model,
        Optional<Path> detections,
        Optional<Path> anchors,
        Optional<Provider> provider,
        List<SyslogSetting> syslog,
        boolean demo) {
    /// The identity provider, and what its groups may be here.
    public record Provider(ProviderSettings settings, GroupRoles roles) {}

    // The launcher has variables of its own, which are none of the server's business.
    private static final Set<String> LAUNCHER =
            Set.of("GATEHOUSE_JAVA_HOME", "GATEHOUSE_JAVA_OPTS");
    private static final int PORT_MAX = 65_535;

    /// Puts together what flags, environment, files and defaults say.
    ///
    /// @throws ConfigurationProblem for the first mistake
    public static Configuration of(Flags flags, Map<String, String> environment) {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        for (Path file : flags.files()) {
            given.putAll(ConfigurationFile.read(file));
        }
        given.putAll(variables(environment));
        given.putAll(flags.given());
        return new Values(given, flags.demo(), home(environment), share(environment)).checked();
    }

    // As a shell sees it, so that ~ in a command typed later means the same folder.
    private static String home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? System.getProperty("user.home", ".") : home;
    }

    private static Optional<Path> share(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_DATA_HOME")).map(Path::of);
    }

    private static Map<Setting, Given> variables(Map<String, String> environment) {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        environment.forEach((name, value) -> {
            if (name.startsWith("GATEHOUSE_") && !LAUNCHER.contains(name)) {
                Setting setting = Setting.ofVariable(name).orElseThrow(() -> unknown(name));
                given.put(setting, new Given(Values.split(setting, value), name));
            }
        });
        return given;
    }

    private static ConfigurationProblem unknown(String name) {
        List<String> names = Arrays.stream(Setting.values()).map(Setting::variable).toList();
        return new ConfigurationProblem(
                name, "there is no such setting" + Nearest.suggestion(name, names));
    }

    /// Turns texts into what they mean.
    private record Values(
            Map<Setting, Given> given, boolean demo, String home, Optional<Path> share) {

        static List<String> split(Setting setting, String value) {
            return setting.shape() == Setting.Shape.LIST
                    ? Arrays.stream(value.split(",", -1))
                            .map(String::strip)
                            .filter(s -> !s.isEmpty())
                            .toList()
                    : List.of(value);
        }

        Configuration checked() {
            Path data = data();
            return new Configuration(
                    data,
                    doors(data.resolve("run").resolve("gatehouse.sock")),
                    isOn(Setting.BOOTSTRAP_THROUGH_PROXY),
                    list(Setting.FILES_BELOW).stream()
                            .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                            .toList(),
                    list(Setting.PRIVATE_TOOLS),
                    text(Setting.TOOLS).map(Path::of),
                    text(Setting.MODEL).map(folder -> Path.of(folder).toAbsolutePath()),
                    text(Setting.DETECTIONS).map(folder -> Path.of(folder).toAbsolutePath()),
                    text(Setting.ANCHORS).map(folder -> Path.of(folder).toAbsolutePath()),
                    provider(),
                    syslog(),
                    demo);
        }

        private List<SyslogSetting> syslog() {
            return list(Setting.SYSLOG).stream().map(this::syslog).toList();
        }

        private SyslogSetting syslog(String text) {
            try {
                SyslogSetting setting = SyslogSetting.parse(text);
                boolean isSecured = setting.transport() == SyslogDoor.Transport.TLS;
                if (isSecured && tls().isEmpty()) {
                    throw new IllegalArgumentException(text + " needs tls_certificate and tls_key");
                }
                return setting;
            } catch (IllegalArgumentException wrong) {
                throw problem(Setting.SYSLOG, String.valueOf(wrong.getMessage()));
            }
        }

        private Path data() {
            if (given.containsKey(Setting.DATA)) {
                String text = text(Setting.DATA).orElse("");
                String path = text.startsWith("~/") ? home + text.substring(1) : text;
                return Path.of(path).toAbsolutePath().normalize();
            }
            return share.orElse(Path.of(home, ".local", "share"))
                    .resolve(demo ? "gatehouse-demo" : "gatehouse");
        }

        private Optional<Provider> provider() {
            Optional<Provider> provider =
                    new ProviderValues(this::text, this::list, this::problem).checked();
            if (provider.isPresent() && demo) {
                throw problem(Setting.OIDC_ISSUER, "the made-up company has nobody to ask");
            }
            return provider;
        }

        private Doors doors(Path socket) {
            List<Network> proxies = list(Setting.BEHIND_PROXY).stream().map(this::network).toList();
            Doors doors =
                    new Doors(
                            text(Setting.BIND).orElse(""),
                            port(),
                            Optional.of(socket),
                            tls(),
                            proxies,
                            list(Setting.HOSTS));
            boolean loopback = List.of("127.0.0.1", "::1", "localhost").contains(doors.bind());
            if (!loopback && demo) {
                throw problem(Setting.BIND, "the made-up company is served on loopback only");
            }
            if (!loopback && doors.tls().isEmpty() && proxies.isEmpty()) {
                throw problem(
                        Setting.BIND,
                        "listening beyond this machine needs tls_certificate and tls_key, or"
                                + " behind_proxy with the proxy's network");
            }
            return doors;
        }

        private Optional<Doors.Tls> tls() {
            Optional<String> certificate = text(Setting.TLS_CERTIFICATE);
            Optional<String> key = text(Setting.TLS_KEY);
            if (certificate.isEmpty() && key.isEmpty()) {
                return Optional.empty();
            }
            if (certificate.isEmpty() || key.isEmpty()) {
                throw problem(
                        certificate.isEmpty() ? Setting.TLS_KEY : Setting.TLS_CERTIFICATE,
                        "certificate and key are set together");
            }
            Doors.Tls tls = new Doors.Tls(Path.of(certificate.get()), Path.of(key.get()));
            try {
                Certificates.keyStore(tls);
            } catch (IllegalArgumentException unusable) {
                throw problem(Setting.TLS_CERTIFICATE, String.valueOf(unusable.getMessage()));
            }
            return Optional.of(tls);
        }

        private Network network(String text) {
            try {
                return Network.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw problem(Setting.BEHIND_PROXY, String.valueOf(wrong.getMessage()));
            }
        }

        private int port() {
            String text = text(Setting.PORT).orElse("");
            if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= PORT_MAX) {
                return Integer.parseInt(text);
            }
            throw problem(
                    Setting.PORT, "a port is a number from 0 to " + PORT_MAX + ", not " + text);
        }

        private boolean isOn(Setting setting) {
            String text = text(setting).orElse("");
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw problem(setting, "is true or false, not " + text);
            };
        }

        private Optional<String> text(Setting setting) {
            Given value = given.get(setting);
            if (value != null && value.values().size() != 1) {
                throw problem(setting, "takes one value");
            }
            String text = value == null ? setting.fallback() : value.values().getFirst();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        private List<String> list(Setting setting) {
            Given value = given.get(setting);
            return value == null ? split(setting, setting.fallback()) : value.values();
        }

        private ConfigurationProblem problem(Setting setting, String what) {
            Given value = given.get(setting);
            return new ConfigurationProblem(value == null ? setting.key() : value.where(), what);
        }
    }
}

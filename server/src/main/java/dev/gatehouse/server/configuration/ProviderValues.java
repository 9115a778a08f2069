package dev.gatehouse.server.configuration;

import dev.gatehouse.server.oidc.ProviderSettings;
import dev.gatehouse.server.signin.GroupRoles;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What the settings say of the identity provider; an issuer alone makes one.
record ProviderValues(
        Function<Setting, Optional<String>> text,
        Function<Setting, List<String>> list,
        BiFunction<Setting, String, ConfigurationProblem> problem) {
    private static final long SECRET_BYTES_MAX = 4_096;
    private static final Set<PosixFilePermission> OWNER =
            Set.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private static final List<Setting> OTHERS =
            List.of(
                    Setting.OIDC_CLIENT_ID,
                    Setting.OIDC_CLIENT_SECRET_FILE,
                    Setting.OIDC_ROLES,
                    Setting.OIDC_RETURN_TO);

    Optional<Configuration.Provider> checked() {
        Optional<String> issuer = text.apply(Setting.OIDC_ISSUER);
        if (issuer.isEmpty()) {
            OTHERS.stream()
                    .filter(one -> list.apply(one).stream().anyMatch(value -> !value.isEmpty()))
                    .findFirst()
                    .ifPresent(one -> {
                        throw problem.apply(one, "means nothing without oidc_issuer");
                    });
            return Optional.empty();
        }
        String client =
                text.apply(Setting.OIDC_CLIENT_ID)
                        .orElseThrow(() ->
                                problem.apply(Setting.OIDC_ISSUER, "needs oidc_client_id, too"));
        return Optional.of(
                new Configuration.Provider(
                        new ProviderSettings(
                                text.apply(Setting.OIDC_NAME).orElse(""),
                                address(Setting.OIDC_ISSUER, issuer.get()),
                                new ProviderSettings.Client(client, secret()),
                                scopes(),
                                new ProviderSettings.Claims(
                                        text.apply(Setting.OIDC_NAME_CLAIM).orElse(""),
                                        text.apply(Setting.OIDC_GROUPS_CLAIM).orElse("")),
                                returnTo()),
                        roles()));
    }

    private Optional<String> returnTo() {
        return text.apply(Setting.OIDC_RETURN_TO)
                .map(to -> origin(Setting.OIDC_RETURN_TO, to))
                .or(() ->
                        list.apply(Setting.HOSTS).stream()
                                .map(host -> "https://" + host)
                                .findFirst());
    }

    private List<String> scopes() {
        List<String> scopes = list.apply(Setting.OIDC_SCOPES);
        if (!scopes.contains("openid")) {
            throw problem.apply(Setting.OIDC_SCOPES, "openid is always among them");
        }
        return scopes;
    }

    private GroupRoles roles() {
        List<String> written = list.apply(Setting.OIDC_ROLES);
        if (written.isEmpty()) {
            throw problem.apply(
                    Setting.OIDC_ISSUER, "needs oidc_roles, too; without a group nobody comes in");
        }
        try {
            return new GroupRoles(
                    written.stream().map(GroupRoles::read).toList(),
                    text.apply(Setting.OIDC_HELP).orElse(""));
        } catch (IllegalArgumentException wrong) {
            throw problem.apply(Setting.OIDC_ROLES, String.valueOf(wrong.getMessage()));
        }
    }

    private String address(Setting setting, String written) {
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException notUri) {
            throw problem.apply(setting, "is no address: " + written);
        }
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!web || !bare || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw problem.apply(
                    setting, "is an address like https://sso.acme.example, not " + written);
        }
        return written;
    }

    private String origin(Setting setting, String written) {
        String path = URI.create(address(setting, written)).getPath();
        if (!path.isEmpty()) {
            throw problem.apply(setting, "is an address without a path, not " + written);
        }
        return written;
    }

    private Optional<String> secret() {
        Optional<Path> file = text.apply(Setting.OIDC_CLIENT_SECRET_FILE).map(Path::of);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file.get()))) {
                throw problem.apply(
                        Setting.OIDC_CLIENT_SECRET_FILE,
                        "others can read " + file.get() + "; chmod 600 closes it");
            }
            String secret =
                    Files.size(file.get()) > SECRET_BYTES_MAX
                            ? ""
                            : Files.readString(file.get()).strip();
            if (secret.isEmpty()) {
                throw problem.apply(
                        Setting.OIDC_CLIENT_SECRET_FILE, file.get() + " holds no secret");
            }
            return Optional.of(secret);
        } catch (IOException world) {
            throw problem.apply(Setting.OIDC_CLIENT_SECRET_FILE, file.get() + " cannot be read");
        }
    }
}

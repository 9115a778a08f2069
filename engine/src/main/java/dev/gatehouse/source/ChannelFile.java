package dev.gatehouse.source;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.event.Words;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One channel as it is written in source.yaml.
final class ChannelFile {
    private static final String JSON_MEMBER = "json-member:";
    private static final String MULTI_LINE = "multi-line:";
    private static final Map<String, String> HASHES =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha512", "HmacSHA512");

    private ChannelFile() {}

    static Channel read(Mapping channel) {
        channel.only(
                "name",
                "title",
                "role",
                "ways",
                "framing",
                "schemes",
                "transport-id",
                "headers",
                "observes",
                "equivalent",
                "paging",
                "logs");
        Set<Channel.Way> ways = EnumSet.noneOf(Channel.Way.class);
        channel.get("ways").list().forEach(way -> ways.add(way.constant(Channel.Way.class)));
        List<Scheme> schemes = new ArrayList<>();
        channel.find("schemes")
                .ifPresent(all -> all.list().forEach(one -> schemes.add(scheme(one.mapping()))));
        return new Channel(
                channel.get("name").text(),
                channel.get("title").text(),
                channel.get("role").constant(Channel.Role.class),
                Set.copyOf(ways),
                framing(channel.get("framing")),
                List.copyOf(schemes),
                channel.text("transport-id", "").toLowerCase(Locale.ROOT),
                lower(channel.find("headers")),
                observes(channel.get("observes").mapping()),
                Set.copyOf(channel.find("equivalent").map(Yaml::texts).orElse(List.of())),
                channel.find("paging").map(paging -> paging(paging.mapping())),
                logs(channel));
    }

    private static List<RuleLog> logs(Mapping channel) {
        List<RuleLog> logs = new ArrayList<>();
        for (Yaml each : channel.find("logs").map(Yaml::list).orElse(List.of())) {
            Mapping log = each.mapping().only("product", "service");
            logs.add(new RuleLog(log.get("product").text(), log.get("service").text()));
        }
        return List.copyOf(logs);
    }

    private static List<String> lower(Optional<Yaml> names) {
        return names.map(Yaml::texts).orElse(List.of()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Framing framing(Yaml yaml) {
        String text = yaml.text();
        if (text.startsWith(JSON_MEMBER)) {
            return new Framing.JsonMember(text.substring(JSON_MEMBER.length()));
        }
        if (text.startsWith(MULTI_LINE)) {
            try {
                return new Framing.MultiLine(Pattern.compile(text.substring(MULTI_LINE.length())));
            } catch (PatternSyntaxException problem) {
                throw new SourceProblem(
                        yaml.place(), "this is no RE2 pattern: " + problem.getMessage());
            }
        }
        return Words.parse(Framing.Plain.class, text)
                .<Framing>map(plain -> plain)
                .orElseThrow(() ->
                        new SourceProblem(
                                yaml.place(),
                                "\"" + text + "\" is no framing",
                                Suggestion.of(
                                        text,
                                        List.of(
                                                "whole-body",
                                                "lines",
                                                "json-array",
                                                "json-member:NAME",
                                                "syslog",
                                                "file-line",
                                                "multi-line:RE2"))));
    }

    private static Scheme scheme(Mapping scheme) {
        Yaml kind = scheme.get("kind");
        return switch (kind.text()) {
            case "bearer" -> {
                scheme.only("kind");
                yield Scheme.Bearer.BEARER;
            }
            case "shared-token" -> {
                scheme.only("kind", "header");
                yield new Scheme.SharedToken(header(scheme.get("header")));
            }
            case "standard-webhooks" -> {
                scheme.only("kind", "tolerance-seconds");
                yield new Scheme.StandardWebhooks(seconds(scheme, "tolerance-seconds"));
            }
            case "hmac" -> hmac(scheme);
            default ->
                    throw new SourceProblem(
                            kind.place(),
                            "\"" + kind.text() + "\" is no scheme",
                            Suggestion.of(
                                    kind.text(),
                                    List.of(
                                            "bearer",
                                            "shared-token",
                                            "standard-webhooks",
                                            "hmac")));
        };
    }

    private static Scheme hmac(Mapping scheme) {
        scheme.only(
                "kind",
                "header",
                "prefix",
                "hash",
                "encoding",
                "signed",
                "timestamp-header",
                "tolerance-seconds");
        Yaml hash = scheme.get("hash");
        String algorithm = HASHES.getOrDefault(hash.text(), "");
        if (algorithm.isEmpty()) {
            throw new SourceProblem(
                    hash.place(),
                    "\"" + hash.text() + "\" is no hash",
                    Suggestion.of(hash.text(), HASHES.keySet()));
        }
        return new Scheme.Hmac(
                header(scheme.get("header")),
                scheme.text("prefix", ""),
                algorithm,
                scheme.get("encoding").constant(Scheme.Hmac.Encoding.class),
                scheme.text("signed", "{body}"),
                scheme.text("timestamp-header", "").toLowerCase(Locale.ROOT),
                seconds(scheme, "tolerance-seconds"));
    }

    private static String header(Yaml yaml) {
        return yaml.text().toLowerCase(Locale.ROOT);
    }

    private static Duration seconds(Mapping mapping, String name) {
        return Duration.ofSeconds(mapping.find(name).map(Yaml::number).orElse(0));
    }

    private static Observes observes(Mapping observes) {
        observes.only("reads", "refusals", "address", "client", "credential");
        return new Observes(
                observation(observes.get("reads")),
                observation(observes.get("refusals")),
                observation(observes.get("address")),
                observation(observes.get("client")),
                observation(observes.get("credential")));
    }

    // `yes`, or `{seen: partial, note: …}`.
    private static Observes.Observation observation(Yaml yaml) {
        if (!(yaml instanceof Mapping mapping)) {
            return new Observes.Observation(yaml.constant(Observes.Seen.class), "");
        }
        mapping.only("seen", "note");
        return new Observes.Observation(
                mapping.get("seen").constant(Observes.Seen.class), mapping.get("note").text());
    }

    private static Paging paging(Mapping paging) {
        paging.only(
                "url",
                "settings",
                "parameters",
                "since",
                "overlap-seconds",
                "headers",
                "rate-limit");
        Optional<Mapping> since = paging.find("since").map(Yaml::mapping);
        Optional<Mapping> limits = paging.find("rate-limit").map(Yaml::mapping);
        return new Paging(
                paging.get("url").text(),
                texts(paging.find("settings")),
                texts(paging.find("parameters")),
                since.map(each -> each.get("parameter").text()).orElse(""),
                since.map(each -> each.get("template").text()).orElse(""),
                seconds(paging, "overlap-seconds"),
                texts(paging.find("headers")),
                new Paging.RateLimit(
                        limits.map(each -> each.text("limit", "")).orElse(""),
                        limits.map(each -> each.text("remaining", "")).orElse(""),
                        limits.map(each -> each.text("reset", "")).orElse("")));
    }

    private static Map<String, String> texts(Optional<Yaml> yaml) {
        Map<String, String> texts = new LinkedHashMap<>();
        yaml.ifPresent(all ->
                all.mapping().members().forEach((name, value) -> texts.put(name, value.text())));
        return texts;
    }
}

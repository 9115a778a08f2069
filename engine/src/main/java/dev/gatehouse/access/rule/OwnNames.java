package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Namespace;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a resource is an account's own, read from the names both bear.
final class OwnNames {
    private static final Set<String> HOLDERS =
            Set.of("users", "members", "entities", "accounts", "service-accounts", "host-users");
    private static final int NAME_CHARS_MIN = 3;
    private static final String NAMESPACES = "namespaces";

    private OwnNames() {}

    /// Whether the path leads through the account's own entry among users, members and the like.
    static Truth account(Used used) {
        if (used.text(UsedField.VERB).equals("authenticate")) {
            return Truth.HOLDS;
        }
        List<String> segments = segments(used);
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (HOLDERS.contains(segments.get(i))) {
                return Truth.of(isNamed(used, segments.get(i + 1)));
            }
        }
        return Truth.FAILS;
    }

    private static boolean isNamed(Used used, String segment) {
        String account = used.text(UsedField.ACCOUNT);
        String id = account.substring(account.lastIndexOf('/') + 1);
        String actor = fold(used.text(UsedField.ACTOR));
        return segment.equals(fold(id))
                || segment.equals(actor)
                || segment.equals(actor.replace(' ', '.'));
    }

    /// Whether the account's name holds, as whole words, the service and environment that the path
    /// leads through: `checkout/production`, or `checkout-production`; or begins with the namespace
    /// it leads through, as that of a service account does: `argocd:argocd-server`.
    static Truth environment(Used used) {
        String words = words(used.text(UsedField.ACTOR));
        List<String> segments = segments(used);
        int namespace = segments.indexOf(NAMESPACES) + 1;
        if (used.text(UsedField.KIND).equals(Namespace.SERVICE_ACCOUNT.word())
                && namespace > 0
                && namespace < segments.size()
                && fold(used.text(UsedField.ACTOR)).startsWith(segments.get(namespace) + ":")) {
            return Truth.HOLDS;
        }
        for (int i = 2; i < segments.size(); i++) {
            String one = segments.get(i);
            if (one.indexOf('-') > 0 && has(words, one)) {
                return Truth.HOLDS;
            }
            if (i + 1 < segments.size() && has(words, one) && has(words, segments.get(i + 1))) {
                return Truth.HOLDS;
            }
        }
        return Truth.FAILS;
    }

    private static boolean has(String words, String name) {
        return name.length() >= NAME_CHARS_MIN && words.contains(words(name));
    }

    // `repo:acme/payments:environment:production` becomes ` repo acme payments environment … `.
    private static String words(String text) {
        StringBuilder out = new StringBuilder(" ");
        for (char c : fold(text).toCharArray()) {
            out.append(Character.isLetterOrDigit(c) || c == '.' || c == '_' ? c : ' ');
        }
        return out.append(' ').toString();
    }

    private static List<String> segments(Used used) {
        return List.of(fold(used.text(UsedField.RESOURCE)).split("/", -1));
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

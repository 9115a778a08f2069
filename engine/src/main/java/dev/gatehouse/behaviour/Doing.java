package dev.gatehouse.behaviour;

import dev.gatehouse.event.Contents;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is learned from one event: made coarse enough that the same habit has the same value.
///
/// @param account the identity of the account
/// @param values of each aspect the tool sent something about
/// @param refused whether it was an attempt only
record Doing(
        String account,
        Event event,
        Values.Moment moment,
        Map<Aspect, String> values,
        boolean refused) {
    /// What is said of a browser, whichever it is.
    static final String BROWSER = "browser";

    /// Characters of a value.
    static final int VALUE_CHARS_MAX = 200;

    private static final String BROWSERS_BEGIN = "mozilla";
    private static final int CLIENT_CHARS_MAX = 40;
    private static final int BYTES_OF_IPV4_NETWORK = 3;
    private static final int BYTES_OF_IPV6_NETWORK = 6;
    private static final int INSTANCE_SEGMENTS = 2;

    static Doing of(Event event) {
        EnumMap<Aspect, String> values = new EnumMap<>(Aspect.class);
        put(values, Aspect.ACTION, event.deed().action());
        put(values, Aspect.RESOURCE, place(event.resource().path().segments()));
        put(values, Aspect.NETWORK, network(event.origin().address().orEmpty()));
        put(values, Aspect.COUNTRY, event.origin().country().orEmpty());
        put(values, Aspect.CLIENT, client(event.origin().client().orEmpty()));
        if (event.via() instanceof Credential.Known known) {
            put(values, Aspect.CREDENTIAL, known.fingerprint().orEmpty());
        }
        Outcome outcome = event.deed().outcome();
        int seconds = Math.clamp(event.time().time().getEpochSecond(), 0, Integer.MAX_VALUE);
        int times = Math.clamp(event.deed().count(), 1, Integer.MAX_VALUE);
        return new Doing(
                event.account(),
                event,
                new Values.Moment(seconds, times),
                values,
                outcome == Outcome.DENIED || outcome == Outcome.FAILED);
    }

    private static void put(Map<Aspect, String> values, Aspect aspect, String value) {
        if (!value.isEmpty()) {
            values.put(aspect, cut(value));
        }
    }

    // Never within a pair of surrogates.
    private static String cut(String value) {
        if (value.length() <= VALUE_CHARS_MAX) {
            return value;
        }
        boolean isPair = Character.isHighSurrogate(value.charAt(VALUE_CHARS_MAX - 1));
        return value.substring(0, isPair ? VALUE_CHARS_MAX - 1 : VALUE_CHARS_MAX);
    }

    /// What a path is part of: a repository for its branches, a namespace for its pods.
    static String place(List<String> segments) {
        int end = segments.size();
        for (int i = INSTANCE_SEGMENTS; i < segments.size(); i++) {
            if (Contents.isWord(segments.get(i))) {
                end = i == INSTANCE_SEGMENTS ? Math.min(i + 2, segments.size()) : i;
                break;
            }
        }
        return String.join("/", segments.subList(0, end));
    }

    /// The /24 of an IPv4 address, the /48 of an IPv6 one; empty for what is neither.
    static String network(String address) {
        try {
            InetAddress read = InetAddress.ofLiteral(address);
            byte[] bytes = read.getAddress();
            boolean isShort = read instanceof Inet4Address;
            int kept = isShort ? BYTES_OF_IPV4_NETWORK : BYTES_OF_IPV6_NETWORK;
            for (int i = kept; i < bytes.length; i++) {
                bytes[i] = 0;
            }
            return InetAddress.getByAddress(bytes).getHostAddress() + (isShort ? "/24" : "/48");
        } catch (IllegalArgumentException | UnknownHostException noAddress) {
            return "";
        }
    }

    /// The name of a program without its version.
    static String client(String agent) {
        int end = 0;
        while (end < agent.length()
                && end < CLIENT_CHARS_MAX
                && "/ (;".indexOf(agent.charAt(end)) < 0) {
            end++;
        }
        String name = agent.substring(0, end).toLowerCase(Locale.ROOT);
        return name.equals(BROWSERS_BEGIN) ? BROWSER : name;
    }

    /// Whether the account's kind is one that machines use; who is known to be what goes before.
    boolean isOfMachine() {
        return switch (event.actor().kind()) {
            case USER, HOST_USER, ENTITY, ANONYMOUS -> false;
            case APP, BOT, DEPLOY_KEY, SERVICE_ACCOUNT, OIDC_SUBJECT -> true;
        };
    }

    /// Whether somebody did it: a name alone that was refused may be anybody's.
    boolean teaches() {
        return !refused && event.actor().kind() != Namespace.ANONYMOUS;
    }

    /// Whether it is a refusal of what somebody signed in tried.
    boolean isRefusal() {
        return refused
                && event.deed().verb() != Verb.AUTHENTICATE
                && event.actor().kind() != Namespace.ANONYMOUS;
    }

    /// What share of the points it is worth, for what it exercises.
    double weight() {
        return weight(event.deed().permission());
    }

    private static double weight(Permission permission) {
        return switch (permission) {
            case ADMIN, SECRET, DEPLOY, APPROVE -> 1;
            case WRITE, RUN -> 0.5;
            case READ, NONE -> 0.25;
        };
    }
}

package dev.gatehouse.people;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// People and groups as SCIM has them (RFC 7643): resources one after the other, in an array, in a
/// list answer, or as the operations of a bulk request (RFC 7644), among them the two ways in which
/// Okta and Entra ID say that somebody is gone.
final class ScimEntries implements Entries {
    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String OURS = "urn:gatehouse:params:scim:schemas:extension:1.0:User";

    private final JsonElements elements;

    ScimEntries(InputStream bytes) {
        this.elements = new JsonElements(bytes);
    }

    @Override
    public Optional<Entry> next() throws IOException, PeopleFileException {
        Optional<JsonElements.Element> element = elements.next();
        return element.isEmpty() ? Optional.empty() : Optional.of(entry(element.get()));
    }

    private static Entry entry(JsonElements.Element element) throws PeopleFileException {
        JsonValue value;
        try {
            value = Json.parse(element.bytes());
        } catch (JsonProblem wrong) {
            throw JsonElements.at(element, wrong.byteOffset(), "this is not valid JSON");
        }
        Resource resource = new Resource((JsonObject) value);
        if (!resource.text("method").isEmpty()) {
            return operation(element, resource);
        }
        return isGroup(resource)
                ? new Entry.OfGroup(
                        element.line(),
                        needed(element, resource, "displayName"),
                        resource.texts("members", "value"))
                : person(element, resource, id(element, resource));
    }

    private static boolean isGroup(Resource resource) {
        return resource.holdsText("schemas", "urn:ietf:params:scim:schemas:core:2.0:Group")
                || resource.inside("meta").text("resourceType").equalsIgnoreCase("Group");
    }

    private static String id(JsonElements.Element element, Resource resource)
            throws PeopleFileException {
        String external = resource.text("externalId");
        return resource.has("id") || external.isEmpty()
                ? needed(element, resource, "id")
                : external;
    }

    private static String needed(JsonElements.Element element, Resource resource, String name)
            throws PeopleFileException {
        String text = resource.text(name);
        if (text.isEmpty()) {
            throw JsonElements.at(element, 0, "this resource has no " + name);
        }
        return text;
    }

    private static Entry operation(JsonElements.Element element, Resource operation)
            throws PeopleFileException {
        String[] path = operation.text("path").split("/", -1);
        if (path.length < 2 || !path[1].equalsIgnoreCase("Users")) {
            throw JsonElements.at(element, 0, "only operations on /Users are taken");
        }
        String id = path.length > 2 ? path[2] : "";
        Resource data = operation.inside("data");
        String method = operation.text("method").toUpperCase(Locale.ROOT);
        if (id.isEmpty() && !method.equals("POST")) {
            throw JsonElements.at(element, 0, "the path of this operation names no user");
        }
        return switch (method) {
            case "DELETE" -> employed(element, id, Optional.of(false));
            case "PATCH" -> employed(element, id, patched(data));
            case "PUT" -> person(element, data, id);
            case "POST" -> person(element, data, id(element, data));
            default -> throw JsonElements.at(element, 0, "a method is POST, PUT, PATCH or DELETE");
        };
    }

    // Okta replaces without a path and a value of {"active": false}; Entra ID names the path and
    // may write "False".
    private static Optional<Boolean> patched(Resource data) {
        Optional<Boolean> active = Optional.empty();
        for (Resource one : data.list("Operations")) {
            if (one.text("op").equalsIgnoreCase("replace")
                    || one.text("op").equalsIgnoreCase("add")) {
                boolean named = one.text("path").equalsIgnoreCase("active");
                Optional<Boolean> told =
                        named ? one.yes("value") : one.inside("value").yes("active");
                active = told.isPresent() ? told : active;
            }
        }
        return active;
    }

    private static Entry.OfPerson employed(
            JsonElements.Element element, String id, Optional<Boolean> active) {
        return new Entry.OfPerson(
                element.line(),
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                active,
                Entry.Days.UNSAID,
                List.of());
    }

    private static Entry.OfPerson person(JsonElements.Element element, Resource user, String id)
            throws PeopleFileException {
        Resource enterprise = user.inside(ENTERPRISE);
        Resource ours = user.inside(OURS);
        try {
            return new Entry.OfPerson(
                    element.line(),
                    id,
                    name(user),
                    emails(user),
                    sent(enterprise.text("department")),
                    groups(user),
                    sent(enterprise.inside("manager").text("value")),
                    user.yes("active"),
                    new Entry.Days(
                            sent(ours.text("start")).map(Instant::parse),
                            sent(ours.text("end")).map(Instant::parse),
                            sent(user.inside("meta").text("lastModified")).map(Instant::parse)),
                    ours.texts("accounts"));
        } catch (DateTimeParseException wrong) {
            throw JsonElements.at(element, 0, "a time is written 2026-11-22T09:00:00Z");
        }
    }

    private static Optional<String> name(Resource user) {
        Resource name = user.inside("name");
        String whole = (name.text("givenName") + " " + name.text("familyName")).strip();
        for (String each :
                List.of(
                        user.text("displayName"),
                        name.text("formatted"),
                        whole,
                        user.text("userName"))) {
            if (!each.isBlank()) {
                return Optional.of(each.strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> emails(Resource user) {
        List<String> emails = user.texts("emails", "value");
        String login = user.text("userName");
        if (emails.isEmpty() && login.indexOf('@') > 0) {
            return Optional.of(List.of(login));
        }
        return emails.isEmpty() ? Optional.empty() : Optional.of(emails);
    }

    private static Optional<List<String>> groups(Resource user) {
        List<String> groups =
                user.list("groups").stream()
                        .map(group -> sent(group.text("display")).orElse(group.text("value")))
                        .filter(group -> !group.isEmpty())
                        .toList();
        return user.has("groups") ? Optional.of(groups) : Optional.empty();
    }

    private static Optional<String> sent(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}

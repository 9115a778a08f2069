package dev.gatehouse.event;

/// Who the tool says acted: an account of an instance of a tool, never yet a person.
///
/// @param kind the namespace of its id
/// @param id the tool's immutable id, or the name where the tool sends nothing better
/// @param name what people call it, where sent
/// @param quality whether `id` is the tool's own or only the name
public record Account(Namespace kind, String id, Text name, IdQuality quality) {

    /// Nobody the tool could name.
    public static final Account ANONYMOUS =
            new Account(Namespace.ANONYMOUS, "", Text.Absent.NOT_SENT, IdQuality.NAME);

    /// What to show first: the name, else the id, else that nobody was named.
    public String label() {
        return name.or(id.isEmpty() ? "anonymous" : id);
    }
}

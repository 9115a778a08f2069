package dev.gatehouse.event;

/// What it was part of, where the tool says it: the run, the commit, the change request, the
/// environment, the ticket.
public record Context(Text run, Text commit, Text changeRequest, Text environment, Text ticket) {
    /// Nothing was sent.
    public static final Context NOT_SENT =
            new Context(
                    Text.Absent.NOT_SENT,
                    Text.Absent.NOT_SENT,
                    Text.Absent.NOT_SENT,
                    Text.Absent.NOT_SENT,
                    Text.Absent.NOT_SENT);
}

package dev.gatehouse.record;

/// Words of [OwnRecord.Gap] that more than one room knows.
public final class GapReason {
    /// The channel says nothing for longer than usual; closed once it speaks again, though what it
    /// did not send meanwhile may be missing all the same.
    public static final String SILENT = "silent";

    private GapReason() {}
}

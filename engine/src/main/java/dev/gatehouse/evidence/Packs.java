package dev.gatehouse.evidence;

/// What packs are called where they are signed.
public final class Packs {
    /// What the journal's key attests.
    public static final String WHAT = "evidence-pack";

    /// The form of a pack, as its manifest says it.
    public static final String FORM = "gatehouse-evidence-1";

    private Packs() {}
}

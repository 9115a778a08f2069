package dev.gatehouse.intake;

/// What to answer the sender.
public sealed interface PushAnswer {

    /// Everything it sent is durable, or was counted or refused as its source is set.
    record Taken(int pieces, int newPieces, int duplicatePieces, int leftOutPieces)
            implements PushAnswer {}

    /// Nothing of it was kept: it could not show where it is from. HTTP 401.
    record NotAuthentic(String why) implements PushAnswer {}

    /// The URL names no channel that takes pushes. HTTP 404.
    record NoSuchChannel(String why) implements PushAnswer {}
}

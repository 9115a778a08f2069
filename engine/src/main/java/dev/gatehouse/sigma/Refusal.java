package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Place;

/// A document that is not run, and why.
///
/// @param key the document's id or name as far as it can be told; else empty
/// @param reason a sentence for whoever wrote it
public record Refusal(Place place, String key, String reason) {
    @Override
    public String toString() {
        return place + ": " + reason;
    }
}

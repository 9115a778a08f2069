package dev.gatehouse.notify;

import dev.gatehouse.secret.SealedSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where destinations are and what proves us there, sealed beside the journal and never in it.
public final class Addresses {
    private final SealedSecrets sealed;

    public Addresses(SealedSecrets sealed) {
        this.sealed = sealed;
    }

    Optional<Where> of(String destination) {
        return sealed.get(destination)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(text -> text.split("\n", 2))
                .map(parts -> new Where(parts[0], parts.length > 1 ? parts[1] : ""));
    }

    void put(String destination, Where where) {
        String text = where.address() + "\n" + where.secret();
        sealed.put(destination, text.getBytes(StandardCharsets.UTF_8));
    }

    void remove(String destination) {
        sealed.remove(destination);
    }
}

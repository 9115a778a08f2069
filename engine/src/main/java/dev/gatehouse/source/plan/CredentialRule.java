package dev.gatehouse.source.plan;

import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Text;
import java.util.List;

/// With what it was done: the first case that holds and whose credential was sent.
record CredentialRule(List<Case> cases) {
    /// One kind of credential.
    ///
    /// @param id the tool's own id or hash of it
    /// @param fingerprint the keyed hash of a credential that was sent as it is
    /// @param bare whether the kind alone is all there is to say
    record Case(
            Condition when, Value kind, Value id, Value fingerprint, Value name, boolean bare) {}

    static final CredentialRule UNSAID = new CredentialRule(List.of());

    Credential read(Slots slots, String tool) {
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            if (!one.when().holds(slots)) {
                continue;
            }
            String kind = one.kind().read(slots);
            String id = one.id().read(slots);
            String name = one.name().read(slots);
            String fingerprint =
                    id.isEmpty() ? one.fingerprint().read(slots) : tool + ":" + kind + ":" + id;
            if (!kind.isEmpty() && (one.bare() || !fingerprint.isEmpty() || !name.isEmpty())) {
                return new Credential.Known(kind, Text.of(fingerprint), Text.of(name));
            }
        }
        return Credential.Unsaid.NOT_SENT;
    }
}

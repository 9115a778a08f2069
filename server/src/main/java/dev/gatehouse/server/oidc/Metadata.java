package dev.gatehouse.server.oidc;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.outbound.OutboundProblem;
import dev.gatehouse.outbound.OutboundUrl;
import dev.gatehouse.server.oidc.SignOnRefused.Reason;

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3): where it is asked. Its
/// addresses are held to the same rules as every address we ask.
///
/// @param authorization where the browser goes
/// @param token where a code is handed in
/// @param keys where its signing keys are
/// @param namesItself whether its answers must carry its name (RFC 9207)
/// @param takesBasic whether a secret goes into the header rather than the form
record Metadata(
        String authorization, String token, String keys, boolean namesItself, boolean takesBasic) {

    /// @param issuer whom we asked; the document must call itself exactly so
    static Metadata read(JsonObject document, String issuer, OutboundPolicy policy) {
        if (!document.get("issuer").equals(new JsonString(issuer))) {
            throw new SignOnRefused(
                    Reason.OTHER_ISSUER, "its discovery document names another issuer");
        }
        return new Metadata(
                address(document, "authorization_endpoint", policy),
                address(document, "token_endpoint", policy),
                address(document, "jwks_uri", policy),
                document.get("authorization_response_iss_parameter_supported") == JsonBoolean.TRUE,
                takesBasic(document));
    }

    // Who does not say takes the header.
    private static boolean takesBasic(JsonObject document) {
        return !(document.get("token_endpoint_auth_methods_supported") instanceof JsonArray ways)
                || ways.items().contains(new JsonString("client_secret_basic"));
    }

    private static String address(JsonObject document, String name, OutboundPolicy policy) {
        String text = document.get(name).text();
        try {
            return OutboundUrl.parse(text, policy).toString();
        } catch (OutboundProblem refused) {
            throw new SignOnRefused(
                    Reason.UNREACHABLE, name + " cannot be used: " + refused.getMessage(), refused);
        }
    }
}

/// Coming in through the company's own identity provider: OpenID Connect's authorization code flow
/// with PKCE. This package says who somebody is, as their provider tells it; whether they may come
/// in, and as what, is `signin`'s to say.
@NullMarked
package dev.gatehouse.server.oidc;

import org.jspecify.annotations.NullMarked;

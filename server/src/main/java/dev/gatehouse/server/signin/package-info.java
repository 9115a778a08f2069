/// Who may come in: local accounts, roles, sessions, API tokens, the first administrator.
/// Everything lives in one SQLite file of the installation; no secret is kept in a form that can be
/// used.
@NullMarked
package dev.gatehouse.server.signin;

import org.jspecify.annotations.NullMarked;

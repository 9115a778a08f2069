/// Gatehouse audits itself with itself: what people do in it is a record in the same journal,
/// written before it takes effect.
@NullMarked
package dev.gatehouse.server.audit;

import org.jspecify.annotations.NullMarked;

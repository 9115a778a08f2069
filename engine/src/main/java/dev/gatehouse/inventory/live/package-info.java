/// Asks the tools themselves what they allow: listing by listing and page by page, as a tool's
/// `inventory.yaml` says, each answer kept before the next is asked for. What cannot be told is
/// noted as not told, never as absent.
@NullMarked
package dev.gatehouse.inventory.live;

import org.jspecify.annotations.NullMarked;

/// Reads what a tool's API answers into facts, as the tool's `inventory.yaml` says. The words of
/// that file are those of `mapping.yaml`; what a tool calls things stands there, never in Java.
@NullMarked
package dev.gatehouse.inventory.plan;

import org.jspecify.annotations.NullMarked;

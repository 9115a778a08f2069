/// The rules that hold in any organisation: conditions over what was used, read from `house.yaml`,
/// and the short memories some of them need.
@NullMarked
package dev.gatehouse.access.rule;

import org.jspecify.annotations.NullMarked;

/// The laws of the house as tests: what ARCHITECTURE.md and STYLE.md say is read there and checked
/// here, and each law is also shown to fail on a planted violation.
@NullMarked
package dev.gatehouse.house;

import org.jspecify.annotations.NullMarked;

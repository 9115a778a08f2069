/// Reports an auditor asks for, and packs of them that can be checked without Gatehouse: what they
/// hold, down to the row, is under a signature of the journal's key.
@NullMarked
package dev.gatehouse.evidence;

import org.jspecify.annotations.NullMarked;

/// Writes the access model from what happened: lines where several people of a group did the same
/// for a while and nothing speaks against it, and questions for the rest. It reads verdicts, groups
/// and rights, and decides nothing itself: a draft is files somebody reads and keeps.
@NullMarked
package dev.gatehouse.access.draft;

import org.jspecify.annotations.NullMarked;

package dev.gatehouse.simulator;

/// The immutable ids one account holder has in the tools that give one (Jenkins gives none).
///
/// @param kubernetes the `user.uid` of an audit event
/// @param vaultEntity the `auth.entity_id` of an audit line
record NativeIds(long gitHub, long gitLab, String kubernetes, String vaultEntity) {}

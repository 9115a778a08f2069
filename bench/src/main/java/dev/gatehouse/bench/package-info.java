/// Measures Gatehouse beside a peer that runs on the same machine in the same run: a bare loop of
/// append and fdatasync for intake, OpenSearch for everything searchable. Real parts only: servers
/// are child processes, the disk is the disk, and what the client itself costs is reported. Never
/// shipped and imported by nothing.
@NullMarked
package dev.gatehouse.bench;

import org.jspecify.annotations.NullMarked;

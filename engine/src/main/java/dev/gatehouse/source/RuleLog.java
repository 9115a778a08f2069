package dev.gatehouse.source;

/// What published detection rules call the log of a channel, where that is not the tool's own name:
/// `logsource: {product: azure, service: auditlogs}` for a directory.
///
/// @param product such as `azure`
/// @param service such as `auditlogs`
public record RuleLog(String product, String service) {}

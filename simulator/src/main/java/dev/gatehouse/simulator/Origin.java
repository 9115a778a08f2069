package dev.gatehouse.simulator;

/// Where a request came from. GitHub records only the country, the other tools only the address.
record Origin(String address, String country) {}

package dev.gatehouse.simulator;

import java.util.Locale;

/// The environments a change goes through, in order.
enum Stage {
    STAGING,
    PRODUCTION;

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}

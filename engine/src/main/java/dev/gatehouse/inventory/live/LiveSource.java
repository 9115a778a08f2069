package dev.gatehouse.inventory.live;

import dev.gatehouse.intake.Secret;
import dev.gatehouse.inventory.plan.ApiPlan;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.source.Source;
import java.time.Duration;
import java.util.Map;

/// A source whose API is asked what the tool allows.
///
/// @param settings what the tool's `inventory.yaml` asks the operator for, such as `organization`
/// @param secret the token it is asked with
/// @param every how long after the beginning of one reading the next begins
public record LiveSource(
        Source source,
        InventoryPlan plan,
        Map<String, String> settings,
        Secret secret,
        Duration every) {
    /// @throws IllegalArgumentException when the tool's file does not say how its API is asked
    public LiveSource {
        settings = Map.copyOf(settings);
        if (plan.api().isEmpty()) {
            throw new IllegalArgumentException(
                    "nobody has said how the API of " + source.tool().title() + " is asked");
        }
    }

    ApiPlan api() {
        return plan.api().orElseThrow();
    }
}

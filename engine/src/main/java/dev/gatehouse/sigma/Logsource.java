package dev.gatehouse.sigma;

/// Which logs a rule is about, or which log an event is of. Empty parts are not said.
///
/// @param product such as `github`
/// @param category such as `process_creation`
/// @param service such as `audit`
public record Logsource(String product, String category, String service) {
    /// The log of a product's service.
    public static Logsource of(String product, String service) {
        return new Logsource(product, "", service);
    }

    /// Whether a rule with this logsource is about events of that log: every part both say is the
    /// same, and the product, or for rules of any product the category, is said by both.
    public boolean isAbout(Logsource event) {
        return agrees(product, event.product)
                && agrees(category, event.category)
                && agrees(service, event.service)
                && isSaidByBoth(event);
    }

    private boolean isSaidByBoth(Logsource event) {
        return product.isEmpty()
                ? (!category.isEmpty() && !event.category.isEmpty())
                        || (!service.isEmpty() && !event.service.isEmpty())
                : !event.product.isEmpty();
    }

    private static boolean agrees(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return String.join(
                "/",
                product.isEmpty() ? "*" : product,
                category.isEmpty() ? "*" : category,
                service.isEmpty() ? "*" : service);
    }
}

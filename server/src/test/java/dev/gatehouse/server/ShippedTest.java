package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTest {
    @TempDir Path folder;

    @Test
    void rulesAndChecksAreThereOnceAskedFor() {
        Shipped shipped =
                Shipped.read(Path.of(System.getProperty("gatehouse.root", "..")), Optional.empty());
        assertThat(shipped.checks().all()).isNotEmpty();
        assertThat(shipped.rules().houseRules()).isNotNull();
    }

    @Test
    void whatCannotBeReadIsToldToWhoAsksAsItWas() {
        Shipped shipped = Shipped.read(folder, Optional.empty());
        assertThatThrownBy(shipped::checks)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the checks cannot be read");
        assertThatThrownBy(shipped::rules).isInstanceOf(UncheckedIOException.class);
    }
}

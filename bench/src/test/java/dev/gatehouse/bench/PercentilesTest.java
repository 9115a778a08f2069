package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void countsFromTheSmallestUp() {
        Percentiles percentiles = new Percentiles();
        for (int i = 2_000; i >= 1; i--) {
            percentiles.add(i * 1_000_000L);
        }
        assertThat(percentiles.millis(0.5)).isEqualTo(1_000);
        assertThat(percentiles.millis(0.99)).isEqualTo(1_980);
        assertThat(percentiles.millis(1)).isEqualTo(2_000);
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(new Figures().put("p99", new Percentiles().millis(0.99)).json())
                .isEqualTo("{\"p99\":null}");
    }
}

package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A printed command can be typed as it stands.
class CalledTest {
    @AfterEach
    void forget() {
        System.clearProperty("gatehouse.called");
    }

    @Test
    void examplesNameTheCommandAsItWasTyped() {
        System.setProperty("gatehouse.called", "./gatehouse");
        assertThat(Main.commandLine().setCommandName(Main.called()).getUsageMessage())
                .contains("  ./gatehouse look audit.ndjson")
                .doesNotContain("  gatehouse look");
    }

    @Test
    void aNameThatCouldWriteOnTheTerminalIsNotRepeated() {
        System.setProperty("gatehouse.called", "\u001b[2J/gatehouse");
        assertThat(Main.called()).isEqualTo("gatehouse");
    }
}

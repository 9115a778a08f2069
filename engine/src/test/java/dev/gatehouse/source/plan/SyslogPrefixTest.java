package dev.gatehouse.source.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands behind the prefixes that syslog daemons write.
class SyslogPrefixTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<34>1 2003-10-11T22:14:15.003Z mymachine su - ID47 - 'su root' failed~'su root' failed",
                "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 app 8710 - [a@1 b=\"c ] \\\" d\"][e f=\"g\"] {\"x\":1}~{\"x\":1}",
                "<165>1 - - - - - - {\"x\":1}~{\"x\":1}",
                "<34>Oct 11 22:14:15 mymachine su[12]: failed~failed",
                "<34>Oct  1 22:14:15 mymachine su: failed~failed",
                "<13>2026-11-23T10:00:00.123+01:00 web nexus: {\"x\":1}~{\"x\":1}",
                "<13>{\"x\":1}~{\"x\":1}",
                "<13>Oct 11 22:14:15 web vault[7]: @cee: {\"x\":1}~{\"x\":1}",
                "<13>Oct 11 22:14:15 web 10.0.0.1 - bob \"GET /\"~10.0.0.1 - bob \"GET /\"",
            })
    void theMessageIsWhatStandsBehindThem(String line, String message) {
        assertThat(SyslogPrefix.message(line)).contains(message);
    }

    @Test
    void aLineWithoutOneHasNone() {
        assertThat(SyslogPrefix.message("Oct 11 22:14:15 mymachine su: failed")).isEmpty();
        assertThat(SyslogPrefix.message("<html>")).isEmpty();
        assertThat(SyslogPrefix.message("<1234>x")).isEmpty();
        assertThat(SyslogPrefix.message("")).isEmpty();
    }
}

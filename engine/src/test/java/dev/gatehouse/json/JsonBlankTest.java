package dev.gatehouse.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBlankTest {
    private static String blanked(String document, String... paths) {
        return JsonBlank.of(document.getBytes(UTF_8), List.of(paths))
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("unchanged");
    }

    @Test
    void theValueBecomesNullAndEveryOtherByteStays() {
        assertThat(blanked(" {\"a\" : \"s\\\"ecret\" ,\r\n\t\"b\":12.50, \"c\":{ }}\n", "a"))
                .isEqualTo(" {\"a\" : null ,\r\n\t\"b\":12.50, \"c\":{ }}\n");
        assertThat(blanked("{\"a\":{\"b\":[1,{\"x\":2}],\"c\":1e400}}", "a.b", "a.c"))
                .isEqualTo("{\"a\":{\"b\":null,\"c\":null}}");
        assertThat(blanked("{\"a\":true}", "a")).isEqualTo("{\"a\":null}");
    }

    @Test
    void everyValueAtThePathGoes() {
        assertThat(blanked("{\"a\":1,\"a\":2}", "a")).isEqualTo("{\"a\":null,\"a\":null}");
        assertThat(blanked("[{\"a\":1},[{\"a\":2}],3]", "a"))
                .isEqualTo("[{\"a\":null},[{\"a\":null}],3]");
        assertThat(blanked("{\"h\":{\"x\":{\"v\":1},\"y\":{\"v\":2,\"w\":3}}}", "h.*.v"))
                .isEqualTo("{\"h\":{\"x\":{\"v\":null},\"y\":{\"v\":null,\"w\":3}}}");
        assertThat(blanked("{\"h\":{\"x\":1,\"y\":2}}", "h.*"))
                .isEqualTo("{\"h\":{\"x\":null,\"y\":null}}");
    }

    @Test
    void aNameWithPointsOrEscapesIsTheSameName() {
        assertThat(blanked("{\"meta.token\":1,\"meta\":{\"token\":2}}", "meta.token"))
                .isEqualTo("{\"meta.token\":null,\"meta\":{\"token\":null}}");
        assertThat(blanked("{\"\\u0074oken\":1}", "token")).isEqualTo("{\"\\u0074oken\":null}");
    }

    @Test
    void whatDoesNotHoldThePathIsUnchanged() {
        assertThat(blanked("{\"b\":{\"a\":1},\"ab\":2,\"a\":null}", "a")).isEqualTo("unchanged");
        assertThat(blanked("{\"a\":1}", "a.b")).isEqualTo("unchanged");
        assertThat(blanked("a=1", "a")).isEqualTo("unchanged");
        assertThat(blanked("", "a")).isEqualTo("unchanged");
    }

    @Test
    void whatIsNoJsonStaysAsItIs() {
        for (String broken :
                List.of("{\"a\":\"x", "{\"a\":1", "{\"a\":1]", "{\"a\":1}}", "{\"a\"1}", "{a:1}")) {
            assertThat(blanked(broken, "a")).as(broken).isEqualTo("unchanged");
        }
    }

    @Test
    void aDocumentBeyondTheReadingLimitsIsBlankedToo() {
        String many = "[" + "1,".repeat((int) Json.DOCUMENT_TOKENS_MAX) + "1]";
        assertThat(blanked("{\"many\":" + many + ",\"a\":\"secret\"}", "a"))
                .isEqualTo("{\"many\":" + many + ",\"a\":null}");
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(blanked("{\"deep\":" + deep + ",\"a\":1}", "a", "deep.x"))
                .endsWith("\"a\":null}");
    }

    @Test
    void anyBytesAreReadToTheirEnd() {
        Random random = new Random(11);
        byte[] alphabet = "{}[]\",:\\a1 \n".getBytes(UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] document = new byte[random.nextInt(24)];
            for (int j = 0; j < document.length; j++) {
                document[j] = alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(JsonBlank.of(document, List.of("a", "a.a", "*.a"))).isNotNull();
        }
    }
}

package dev.gatehouse.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexLiteralTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    abc              ; abc
                    ^abc$            ; abc
                    (?i)abc.+de      ; abc
                    abc?defg         ; defg
                    ab*              ; a
                    abc{0,3}x        ; ab
                    abc+             ; abc
                    ab|cdef          ; ''
                    (ab|cd)efg       ; efg
                    [abc]defg        ; defg
                    [^]x]defg        ; defg
                    \\d+abc          ; abc
                    a\\.b\\\\c       ; a.b\\c
                    \\x41bcd         ; ''
                    ([(]abc)de       ; de
                    """)
    void isWhatEveryMatchHolds(String regex, String literal) {
        assertThat(RegexLiteral.of(regex)).isEqualTo(literal);
    }

    @Test
    void noMatchIsWithoutIt() {
        Random random = new Random(7);
        String letters = "ab|()[]*+?.\\^${1}d-";
        int tried = 0;
        for (int i = 0; i < 200_000 && tried < 4_000; i++) {
            StringBuilder regex = new StringBuilder();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                regex.append(letters.charAt(random.nextInt(letters.length())));
            }
            Optional<Pattern> pattern = compiled(regex.toString());
            tried += pattern.isPresent() ? 1 : 0;
            for (int n = 0; n < 20 && pattern.isPresent(); n++) {
                String value = value(random);
                if (pattern.get().matcher(value).find()) {
                    assertThat(value)
                            .as(regex.toString())
                            .contains(RegexLiteral.of(regex.toString()));
                }
            }
        }
        assertThat(tried).isGreaterThan(1_000);
    }

    private static Optional<Pattern> compiled(String regex) {
        try {
            return Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException none) {
            return Optional.empty();
        }
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            value.append("ab1-|)(".charAt(random.nextInt(7)));
        }
        return value.toString();
    }
}

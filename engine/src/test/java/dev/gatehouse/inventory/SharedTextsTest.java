package dev.gatehouse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
    private final SharedTexts texts = new SharedTexts();

    // As read from an answer: equal to others, and a text of its own.
    private static String own(String text) {
        return String.valueOf(text.toCharArray());
    }

    @Test
    void factsThatSayTheSameShareTheirTextsAndStayWhatTheyAre() {
        Right right =
                new Right(
                        own("lamp/hall/user/1"),
                        Set.of(Permission.READ),
                        own("lamp/hall/desk"),
                        List.of(own("team ops")),
                        own("pull"));
        AccountFact account =
                new AccountFact(
                        own("lamp/hall/user/1"),
                        own("ada"),
                        own("lamp/hall/desk"),
                        own("member"),
                        own("active"),
                        Optional.empty(),
                        own(""));
        Right first = (Right) texts.share(right);
        AccountFact second = (AccountFact) texts.share(account);
        assertThat(first).isEqualTo(right);
        assertThat(second).isEqualTo(account);
        assertThat(second.account()).isSameAs(first.account());
        assertThat(second.resource()).isSameAs(first.resource());
    }

    @Test
    void moreTextsThanAreKnownAtOnceAreStillThemselves() {
        assertThat(
                        IntStream.range(0, 3 * SharedTexts.TEXTS_MAX)
                                .mapToObj(i -> "text " + i)
                                .filter(text -> !texts.share(text).equals(text)))
                .isEmpty();
    }
}

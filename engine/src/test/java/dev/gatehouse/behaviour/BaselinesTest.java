package dev.gatehouse.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselinesTest {
    private static final Values.Moment NOW = new Values.Moment(1_000_000, 1);

    @Test
    void theAccountSilentForLongestIsForgottenCountedAndNoHolderAnyMore() {
        Baselines baselines = new Baselines(2);
        for (String account : List.of("a", "b", "a", "c")) {
            Baseline one = baselines.acting(account, false, NOW.seconds());
            baselines.take(one, Aspect.ACTION, "dim", NOW);
        }
        assertThat(baselines.size()).isEqualTo(2);
        assertThat(baselines.evicted()).isEqualTo(1);
        assertThat(baselines.of("b")).isEmpty();
        assertThat(baselines.holders(Aspect.ACTION, "dim", false)).isEqualTo(2);
        assertThat(baselines.holders(Aspect.ACTION, "dim", true)).isZero();
    }

    @Test
    void tooManyValuesMakeRoomAndSaySo() {
        Baselines baselines = new Baselines(10);
        Baseline one = baselines.acting("a", false, 1);
        int many = Aspect.COUNTRY.valuesMax() + 1;
        for (int i = 0; i < many; i++) {
            Values.Moment moment = new Values.Moment(i, 1);
            assertThat(baselines.take(one, Aspect.COUNTRY, "c" + i, moment)).isTrue();
        }
        assertThat(one.values(Aspect.COUNTRY).all()).hasSize(many - 1).doesNotContain("c0");
        assertThat(one.values(Aspect.COUNTRY).isFull()).isTrue();
        assertThat(baselines.holders(Aspect.COUNTRY, "c0", false)).isZero();
    }

    @Test
    void aValueNotHadForLongIsNotUsualAnyMore() {
        Values values = new Values();
        int days = 86_400;
        assertThat(values.take("x", new Values.Moment(days, 1), 5).isFirst()).isTrue();
        assertThat(values.take("x", new Values.Moment(80 * days, 1), 5).isFirst()).isFalse();
        assertThat(values.take("x", new Values.Moment(171 * days, 1), 5).isFirst()).isTrue();
    }

    @Test
    void hoursAreKeptForFourWeeksInWhateverOrderTheyCome() {
        Hours hours = new Hours();
        for (int hour : List.of(10_000, 10_002, 10_001, 10_000 + Hours.HOURS_MAX)) {
            hours.add(hour, Hours.Counter.EVENTS, 2);
        }
        assertThat(hours.add(9_000, Hours.Counter.EVENTS, 1)).isZero();
        assertThat(hours.add(10_001, Hours.Counter.EVENTS, 1)).isEqualTo(3);
        assertThat(hours.saved())
                .containsExactly(
                        10_001, 3, 0, 0, 10_002, 2, 0, 0, 10_000 + Hours.HOURS_MAX, 2, 0, 0);
        Hours again = new Hours();
        again.restore(hours.saved());
        assertThat(again.saved()).isEqualTo(hours.saved());
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.0/24",
        "2001:db8:1:2::5, 2001:db8:1:0:0:0:0:0/48",
        "localhost, ''",
        "'', ''",
        "10.1.2.3.4, ''"
    })
    void anAddressIsItsNetworkAndANameIsNeverLookedUp(String address, String network) {
        assertThat(Doing.network(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "github/acme/payments/branches/main, github/acme/payments",
        "github/acme/payments, github/acme/payments",
        "kubernetes/prod/namespaces/shop/pods/a-1, kubernetes/prod/namespaces/shop",
        "vault/prod, vault/prod",
        "vault/prod/mounts, vault/prod/mounts"
    })
    void aPathIsWhatItIsPartOf(String path, String place) {
        assertThat(Doing.place(List.of(path.split("/")))).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"git/2.43, git", "'Mozilla/5.0 (X11)', browser", "'curl 8', curl", "'', ''"})
    void aClientIsItsName(String agent, String name) {
        assertThat(Doing.client(agent)).isEqualTo(name);
    }
}

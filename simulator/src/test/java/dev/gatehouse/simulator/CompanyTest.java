package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who and what there is, and that no two of them share an account.
class CompanyTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 42, 2_026})
    void has214PeopleAnd61MachinesForEverySeed(long seed) {
        Company company = Company.of(seed);
        assertThat(company.people()).hasSize(214);
        assertThat(company.machines()).hasSize(61);
        assertThat(company.repositories()).hasSize(43);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 42, 2_026})
    void noTwoShareAnAccountOrAnId(long seed) {
        Company company = Company.of(seed);
        List<Account> accounts =
                Stream.<Account>concat(company.people().stream(), company.machines().stream())
                        .toList();
        assertDistinct(accounts, account -> account.handles().gitHub());
        assertDistinct(accounts, account -> account.handles().gitLab());
        assertDistinct(accounts, account -> account.handles().jenkins());
        assertDistinct(accounts, account -> account.handles().kubernetes());
        assertDistinct(accounts, account -> account.handles().vault());
        assertDistinct(accounts, account -> account.ids().gitHub());
        assertDistinct(accounts, account -> account.ids().gitLab());
        assertDistinct(accounts, account -> account.ids().vaultEntity());
        assertDistinct(accounts, account -> account.token().hashedToken());
        assertDistinct(accounts, account -> account.origin().address());
        assertDistinct(company.repositories(), Repository::gitHubId);
    }

    private static <T> void assertDistinct(List<T> items, Function<T, Object> key) {
        assertThat(items.stream().map(key)).doesNotHaveDuplicates();
    }

    @Test
    void theCastIsTheSameForEverySeed() {
        for (Cast cast : Cast.values()) {
            Person one = Company.of(1).person(cast);
            Person other = Company.of(2).person(cast);
            assertThat(one.handles()).isEqualTo(other.handles());
            assertThat(one.name()).isEqualTo(cast.fullName());
        }
    }
}

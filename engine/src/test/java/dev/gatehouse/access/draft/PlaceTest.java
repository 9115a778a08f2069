package dev.gatehouse.access.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void whatPeopleShareIsWhatAResourceLiesIn() {
        assertThat(Place.of("github/acme/acme/payments/branches/main"))
                .isEqualTo("github/acme/acme/payments");
        assertThat(Place.of("github/acme/acme/payments/environments/production"))
                .isEqualTo("github/acme/acme/payments/environments/production");
        assertThat(Place.of("kubernetes/k/namespaces/payments/pods/p-1"))
                .isEqualTo("kubernetes/k/namespaces/payments");
        assertThat(Place.of("vault/v/mounts/secret/secrets/payments/production/database"))
                .isEqualTo("vault/v/mounts/secret/secrets/payments");
        assertThat(Place.of("jenkins/ci")).isEqualTo("jenkins/ci");
        assertThat(Place.of("jenkins/ci/jobs")).isEqualTo("jenkins/ci/jobs");
    }

    @Test
    void aWholeInstanceIsNothingToAskAbout() {
        assertThat(Place.above("github/acme/acme/payments")).isEqualTo("github/acme/acme");
        assertThat(Place.above("github/acme/acme")).isEmpty();
        assertThat(Place.family("github/acme/acme/payments-api"))
                .isEqualTo("github/acme/acme/payments-");
        assertThat(Place.family("github/acme/acme/payments")).isEmpty();
    }
}

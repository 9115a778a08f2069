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
                .isEqualTo("vault/v/mounts/secret/secrets/payments/production");
        assertThat(Place.of("vault/v/mounts/secret/secrets/payments/database"))
                .isEqualTo("vault/v/mounts/secret/secrets/payments");
        assertThat(Place.of("jenkins/ci")).isEqualTo("jenkins/ci");
        assertThat(Place.of("jenkins/ci/jobs")).isEqualTo("jenkins/ci/jobs");
    }

    @Test
    void aKindOfPlaceHasAStarForTheNameAndKeepsTheEnvironment() {
        assertThat(Place.kind("github/acme/acme/payments")).isEqualTo("github/acme/acme/*");
        assertThat(Place.kind("github/acme/acme/payments/environments/production"))
                .isEqualTo("github/acme/acme/*/environments/production");
        assertThat(Place.kind("vault/v/mounts/secret/secrets/payments/staging"))
                .isEqualTo("vault/v/mounts/secret/secrets/*/staging");
        assertThat(Place.kind("kubernetes/k/namespaces/payments-staging"))
                .isEqualTo("kubernetes/k/namespaces/*-staging");
        assertThat(Place.kind("kubernetes/k/namespaces/payments-blue"))
                .isEqualTo("kubernetes/k/namespaces/*");
        assertThat(Place.kind("kubernetes/k/namespaces/*-staging"))
                .isEqualTo("kubernetes/k/namespaces/*-staging");
        assertThat(Place.kind("jenkins/ci")).isEqualTo("jenkins/ci");
        assertThat(Place.family("github/acme/acme/payments-api"))
                .isEqualTo("github/acme/acme/payments-");
        assertThat(Place.family("github/acme/acme/payments")).isEmpty();
    }
}

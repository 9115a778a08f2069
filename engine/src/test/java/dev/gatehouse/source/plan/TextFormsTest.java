package dev.gatehouse.source.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of texts, other forms of them, path patterns.
final class TextFormsTest {
    @ParameterizedTest
    @CsvSource({
        "acme/payments/x, 1, 1, acme",
        "acme/payments/x, 2, 2, payments",
        "acme/payments/x, 2, -1, payments/x",
        "acme/payments/x, 1, -2, acme/payments",
        "acme/payments/x, -1, -1, x",
        "acme/payments/x, 1, 2, acme/payments",
        "acme/payments/x, 4, 4, ''",
        "acme/payments/x, 4, -1, ''",
        "acme/payments/x, -4, -4, ''",
        "acme, 1, -2, ''",
        "acme, 2, -1, ''",
        "acme, 1, 9, acme",
        "/a, 1, 1, ''",
        "/a, 2, 2, a",
    })
    void partsAreCountedFromEitherEnd(String text, int from, int to, String part) {
        assertThat(new Cut.Parts("/", from, to).of(text)).isEqualTo(part);
    }

    @Test
    void whatFollowsTheLastCountedPartStaysWithIt() {
        String many = "a/".repeat(200) + "b";
        assertThat(new Cut.Parts("/", -1, -1).of(many)).endsWith("/a/b");
        assertThat(new Cut.Parts("/", 1, -1).of(many)).isEqualTo(many);
    }

    @Test
    void beforeAndAfterLookForTheFirst() {
        assertThat(new Cut.After(":").of("a:b:c")).isEqualTo("b:c");
        assertThat(new Cut.After(":").of("abc")).isEmpty();
        assertThat(new Cut.Before(":").of("a:b:c")).isEqualTo("a");
        assertThat(new Cut.Before(":").of("abc")).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({
        "LOWER, ABC, abc",
        "UPPER, abc, ABC",
        "SNAKE, OrganizationUpdatedEvent, organization_updated_event",
        "SNAKE, role_grant-update, role_grant_update",
        "SNAKE, HTTPServer, httpserver",
        "BARE, ' \"x y\" ', x y",
        "ADDRESS, 10.0.0.1:443, 10.0.0.1",
        "ADDRESS, [::1]:443, ::1",
        "ADDRESS, 2001:db8::1, 2001:db8::1",
        "URL_DECODED, a%2Fb+c, a/b+c",
        "URL_DECODED, 100%, 100%",
        "JOB_FOLDERS, /job/a/job/b/12/, a/b",
        "JOB_FOLDERS, /view/all, ''",
    })
    void formsAreWhatTheirNamesSay(Conversion conversion, String text, String form) {
        assertThat(conversion.of(text)).isEqualTo(form);
    }

    @Test
    void theFirstFittingPathPatternWins() {
        PathTable table = new PathTable();
        table.add("auth/token/create", "create");
        table.add("auth/*/login", "login");
        table.add("*/data/**", "data");
        table.add("auth/**", "auth");
        assertThat(table.find("auth/token/create")).isEqualTo("create");
        assertThat(table.find("auth/oidc/login")).isEqualTo("login");
        assertThat(table.find("auth/data/x")).isEqualTo("data");
        assertThat(table.find("auth/x/y/z")).isEqualTo("auth");
        assertThat(table.find("secret/data")).isEqualTo("data");
        assertThat(table.find("secret")).isEmpty();
        assertThat(table.find("")).isEmpty();
    }
}

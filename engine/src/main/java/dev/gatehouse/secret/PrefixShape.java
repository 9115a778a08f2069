package dev.gatehouse.secret;

import static dev.gatehouse.secret.Alphabet.BASE64;
import static dev.gatehouse.secret.Alphabet.HEX_LOWER;
import static dev.gatehouse.secret.Alphabet.UPPER_DIGIT;
import static dev.gatehouse.secret.Alphabet.WORD;
import static dev.gatehouse.secret.Alphabet.WORD_DASH;
import static dev.gatehouse.secret.Alphabet.WORD_DASH_DOT;

import java.util.List;

/// A kind of secret that its issuer marks with a prefix.
///
/// @param type the word shown in its place
/// @param prefix what it starts with
/// @param alphabet what follows
/// @param charsMin how many at least follow
/// @param charsMax how many at most follow; a longer run is something else
record PrefixShape(String type, String prefix, Alphabet alphabet, int charsMin, int charsMax) {
    private static final int LONG = 4_096;

    /// Published token formats of the tools of a delivery pipeline and the clouds beside it.
    static final List<PrefixShape> ALL =
            List.of(
                    open("github-token", "ghp_", WORD, 30),
                    open("github-token", "gho_", WORD, 30),
                    open("github-token", "ghu_", WORD, 30),
                    open("github-token", "ghs_", WORD_DASH_DOT, 30),
                    open("github-token", "ghr_", WORD, 30),
                    open("github-token", "github_pat_", WORD, 22),
                    open("gitlab-token", "glpat-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "gldt-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glrt-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glrtr-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glptt-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glcbt-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glft-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glsoat-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glimt-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glagent-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "gloas-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glffct-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "glwt-", WORD_DASH_DOT, 20),
                    open("gitlab-token", "GR1348941", WORD_DASH, 20),
                    exact("aws-key-id", "AKIA", UPPER_DIGIT, 16),
                    exact("aws-key-id", "ASIA", UPPER_DIGIT, 16),
                    exact("aws-key-id", "ABIA", UPPER_DIGIT, 16),
                    exact("aws-key-id", "ACCA", UPPER_DIGIT, 16),
                    open("slack-token", "xoxb-", WORD_DASH, 10),
                    open("slack-token", "xoxp-", WORD_DASH, 10),
                    open("slack-token", "xoxa-", WORD_DASH, 10),
                    open("slack-token", "xoxr-", WORD_DASH, 10),
                    open("slack-token", "xoxs-", WORD_DASH, 10),
                    open("slack-token", "xoxe-", WORD_DASH, 10),
                    open("slack-token", "xoxe.", WORD_DASH_DOT, 10),
                    open("slack-token", "xapp-", WORD_DASH, 10),
                    open("slack-webhook", "hooks.slack.com/services/", BASE64, 20),
                    open("google-api-key", "AIza", WORD_DASH, 30),
                    open("google-client-secret", "GOCSPX-", WORD_DASH, 20),
                    open("google-token", "ya29.", WORD_DASH_DOT, 20),
                    open("npm-token", "npm_", WORD, 30),
                    open("pypi-token", "pypi-", WORD_DASH, 50),
                    open("docker-token", "dckr_pat_", WORD_DASH, 20),
                    open("docker-token", "dckr_oat_", WORD_DASH, 20),
                    open("stripe-key", "sk_live_", WORD, 16),
                    open("stripe-key", "sk_test_", WORD, 16),
                    open("stripe-key", "rk_live_", WORD, 16),
                    open("stripe-key", "rk_test_", WORD, 16),
                    open("webhook-secret", "whsec_", BASE64, 16),
                    open("sendgrid-key", "SG.", WORD_DASH_DOT, 60),
                    exact("twilio-key", "SK", HEX_LOWER, 32),
                    open("vault-token", "hvs.", WORD_DASH, 20),
                    open("vault-token", "hvb.", WORD_DASH, 20),
                    open("vault-token", "hvr.", WORD_DASH, 20),
                    exact("vault-token", "s.", WORD, 24),
                    exact("vault-token", "b.", WORD_DASH, 140),
                    open("gatehouse-token", "gth_", WORD, 20),
                    open("digitalocean-token", "dop_v1_", WORD, 40),
                    open("digitalocean-token", "doo_v1_", WORD, 40),
                    open("atlassian-token", "ATATT3x", WORD_DASH, 40),
                    open("anthropic-key", "sk-ant-", WORD_DASH, 20),
                    open("openai-key", "sk-proj-", WORD_DASH, 20),
                    open("huggingface-token", "hf_", WORD, 30),
                    open("circleci-token", "CCIPAT_", WORD_DASH, 20),
                    open("buildkite-token", "bkua_", WORD, 20),
                    open("pulumi-token", "pul-", WORD, 40),
                    open("grafana-token", "glsa_", WORD, 30),
                    open("grafana-token", "glc_", BASE64, 30),
                    open("sonar-token", "sqp_", WORD, 30),
                    open("sonar-token", "squ_", WORD, 30),
                    open("artifactory-token", "AKCp", WORD, 60),
                    open("databricks-token", "dapi", HEX_LOWER, 32),
                    open("rubygems-key", "rubygems_", WORD, 30),
                    open("shopify-token", "shpat_", WORD, 30),
                    open("age-key", "AGE-SECRET-KEY-1", UPPER_DIGIT, 50),
                    open("terraform-token", "atlasv1.", WORD_DASH, 40));

    private static PrefixShape open(String type, String prefix, Alphabet alphabet, int charsMin) {
        return new PrefixShape(type, prefix, alphabet, charsMin, LONG);
    }

    private static PrefixShape exact(String type, String prefix, Alphabet alphabet, int chars) {
        return new PrefixShape(type, prefix, alphabet, chars, chars);
    }

    /// Where the secret that starts at `from` ends, or -1 when there is none.
    int endOf(String text, int from) {
        if (!text.startsWith(prefix, from)) {
            return -1;
        }
        int start = from + prefix.length();
        int end = alphabet.runEnd(text, start);
        int chars = end - start;
        return chars < charsMin || (charsMax < LONG && chars > charsMax) ? -1 : end;
    }
}

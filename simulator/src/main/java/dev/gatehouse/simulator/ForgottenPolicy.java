package dev.gatehouse.simulator;

import java.util.List;

/// Scene 1: a developer of another team reads a production secret of `payments`, because a policy
/// from an old migration was never taken away. She tries two more things and is refused.
///
/// Decoy: the person on call for `payments` reads the same secret at night.
record ForgottenPolicy() implements Scene {

    static final String ATTACK = "forgotten-policy";
    static final String DECOY = "on-call-reads-the-secret";

    static final String POLICY = "legacy-payments-migration";
    static final String DATABASE = "secret/data/payments/production/database";
    private static final String SIGNING_KEY = "secret/data/payments/production/signing-key";
    private static final String NAMESPACE = "payments-production";
    private static final int FORBIDDEN = 403;

    @Override
    public int number() {
        return 1;
    }

    @Override
    public void play(Script script) {
        Person marta = script.person(Cast.MARTA_OLSEN);
        Story attack = script.attack(ATTACK, script.calendar().workingDaysBefore(3, "10:42:00"));
        VaultAct.Token token = Tokens.ofPerson(marta, attack.now(), POLICY);
        KubernetesAct.Reference runtime =
                KubernetesAct.Reference.core("secrets", NAMESPACE, "runtime");
        attack.does(marta, Tokens.signIn("oidc", token))
                .within(40)
                .does(marta, VaultAct.read(DATABASE, token))
                .within(40)
                .does(marta, VaultAct.refusedRead(SIGNING_KEY, token))
                .within(120)
                .does(
                        marta,
                        new KubernetesAct("get", runtime, List.of("acme:storefront"), FORBIDDEN));

        Story decoy = script.decoy(DECOY, script.calendar().workingDaysBefore(2, "03:12:00"));
        Person hana =
                new Rota(script.company(), script.calendar()).onCall(Team.PAYMENTS, decoy.now());
        VaultAct.Token onCall = Tokens.ofPerson(hana, decoy.now(), "payments-on-call");
        List<String> groups = List.of("acme:payments", "acme:payments-on-call");
        KubernetesAct.Reference pods = KubernetesAct.Reference.core("pods", NAMESPACE, "");
        decoy.does(hana, ClusterUse.call("list", pods, groups))
                .within(90)
                .does(hana, Tokens.signIn("oidc", onCall))
                .within(30)
                .does(hana, VaultAct.read(DATABASE, onCall));
    }
}

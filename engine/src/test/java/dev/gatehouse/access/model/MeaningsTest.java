package dev.gatehouse.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Lines put by whom they mean are those that say so one by one.
class MeaningsTest {
    private static final Instant ON_SHIFT = Instant.parse("2026-11-20T12:00:00Z");
    private static final Model MODEL =
            Model.read(
                    List.of(
                            new ModelText(
                                    "m.yaml",
                                    """
                                    groups:
                                      shop: { people: [ada@acme.example], machines: [till] }
                                    schedules:
                                      on-call:
                                        zone: UTC
                                        shifts:
                                          - { who: bo@acme.example, from: "2026-11-20T00:00", to: "2026-11-21T00:00" }
                                    assignments:
                                      - { to: [shop], allow: [read], on: [lamp/hall] }
                                      - { to: [on-call], allow: [secret], on: [lamp/hall] }
                                      - { to: ["lamp/hall/user/*"], allow: [read], on: [lamp/yard] }
                                      - { to: [bo@acme.example, all-people], allow: [run], on: [lamp/hall] }
                                    """)));

    @Test
    void namesPatternsAndShiftsMeanWhomTheyMeantOneByOne() {
        Meanings meanings = new Meanings(MODEL.assignments());
        for (String person : List.of("ada@acme.example", "bo@acme.example", "eve@acme.example")) {
            Set<String> names = Set.of("person:" + person, "all-people");
            for (String account : List.of("lamp/hall/user/1", "lamp/hall/bot/1")) {
                BitSet always = new BitSet();
                BitSet shift = new BitSet();
                for (int i = 0; i < MODEL.assignments().size(); i++) {
                    Whom to = MODEL.assignments().get(i).to();
                    always.set(i, to.means(names, account));
                    shift.set(i, to.onShift(names, ON_SHIFT));
                }
                assertThat(meanings.of(names, account)).isEqualTo(always);
                assertThat(meanings.onShift(names, ON_SHIFT)).isEqualTo(shift);
            }
        }
        assertThat(meanings.onShift(Set.of("person:bo@acme.example"), ON_SHIFT).cardinality())
                .isEqualTo(1);
    }
}

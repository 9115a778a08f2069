package dev.gatehouse.behaviour;

import static dev.gatehouse.behaviour.Routine.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.behaviour.Routine.Deed;
import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Acquaintances;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeersTest {
    private final Routine routine = new Routine();

    // Ada and those she works with, each with an account of their own name.
    private void team(int others) {
        Acquaintances all = new Acquaintances();
        for (int i = 0; i <= others; i++) {
            String name = i == 0 ? "ada" : "peer" + i;
            all.subject(
                    new Person(
                            "p-" + name,
                            name,
                            List.of(),
                            "light",
                            List.of(),
                            "",
                            Employment.UNSAID));
            all.link("lamp/hall/user/" + name, "p-" + name, Instant.EPOCH, Optional.empty());
        }
        all.link("gate/hall/user/ada", "p-ada", Instant.EPOCH, Optional.empty());
        routine.who = all.who();
    }

    private Entry whenAPeerDidItToo(int others) {
        team(others);
        routine.works("ada", 0, 12);
        routine.tell(at(12, 9, 0), Deed.of("peer1").doing(Verb.GRANT, "lamp.give"));
        routine.tell(at(12, 10, 0), Deed.of("ada").doing(Verb.GRANT, "lamp.give"));
        return routine.entries("person:p-ada").getFirst();
    }

    @Test
    void whatAColleagueDidTooIsWorthAQuarter() {
        Entry entry = whenAPeerDidItToo(Peers.PEERS_MIN);
        assertThat(entry.peers()).isEqualTo(1);
        assertThat(entry.points()).isLessThan(Signal.NEW_ACTION.points() / 3);
    }

    @Test
    void aTeamOfFewSaysNothingOfAnybody() {
        Entry entry = whenAPeerDidItToo(Peers.PEERS_MIN - 1);
        assertThat(entry.peers()).isEqualTo(-1);
        assertThat(entry.points()).isGreaterThan(Signal.NEW_ACTION.points() / 3);
    }

    @Test
    void whatAllAccountsOfAPersonDoStandsInOneLedger() {
        team(1);
        routine.works("ada", 0, 12);
        for (int day = 0; day < 12; day++) {
            for (int hour = 9; hour < 15; hour++) {
                routine.tell(at(day, hour, 1), Deed.of("ada").on("gate/hall/house/door"));
            }
        }
        routine.tell(at(12, 10, 0), Deed.of("ada").doing(Verb.GRANT, "lamp.give"));
        routine.tell(
                at(12, 10, 1),
                Deed.of("ada").on("gate/hall/house/door").from("198.51.100.9").by("curl/8"));
        assertThat(routine.entries("person:p-ada"))
                .extracting(Entry::account)
                .contains("lamp/hall/user/ada", "gate/hall/user/ada");
        assertThat(routine.raised).hasSize(1);
    }
}

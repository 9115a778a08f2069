package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.record.FeedObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DegradationTest {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ".."));
    private static final long SEED = 7;

    @TempDir static Path directory;

    private static String model = "";
    private static String people = "";
    private static List<AcmeEvents.Line> lines = List.of();
    private static List<FeedObserver.Understood> read = List.of();

    @BeforeAll
    static void write() throws IOException {
        AcmeEvents acme = AcmeEvents.written(ROOT, directory, SEED);
        model = acme.model();
        people = acme.people();
        lines = acme.lines();
        read = acme.read(lines, 0);
    }

    private static Model read(String text) {
        return Model.read(List.of(new ModelText("acme.yaml", text)));
    }

    @Test
    void theSameSeedSpoilsTheSame() {
        Degradation one = new Degradation(3);
        Degradation other = new Degradation(3);
        assertThat(one.model(model)).isEqualTo(other.model(model));
        assertThat(one.people(people)).isEqualTo(other.people(people));
        assertThat(one.events(lines, read)).isEqualTo(other.events(lines, read));
    }

    @Test
    void theModelLosesLinesGainsOthersAndCanStillBeRead() {
        Set<String> before = new HashSet<>(model.lines().toList());
        int lost = 0;
        int gained = 0;
        for (int seed = 0; seed < 20; seed++) {
            String spoilt = new Degradation(seed).model(model);
            assertThat(read(spoilt).assignments()).isNotEmpty();
            Set<String> after = new HashSet<>(spoilt.lines().toList());
            gained += (int) after.stream().filter(line -> !before.contains(line)).count();
            lost += (int) before.stream().filter(line -> !after.contains(line)).count();
        }
        int all = 20 * read(model).assignments().size();
        assertThat(lost).isBetween(all / 40, all / 5);
        assertThat(gained).isBetween(all / 100, all / 5);
    }

    @Test
    void somePeopleHaveAnotherAddressAndSomeAccountsAreNobodys() {
        String spoilt = new Degradation(3).people(people);
        assertThat(spoilt).contains(".now@acme.example");
        assertThat(accounts(spoilt)).isLessThan(accounts(people));
        assertThat(accounts(spoilt)).isGreaterThan(accounts(people) * 9 / 10);
        assertThat(spoilt.lines()).hasSameSizeAs(people.lines().toList());
    }

    private static long accounts(String csv) {
        return csv.split("/prod/|/acme/|/main/", -1).length;
    }

    @Test
    void someEventsAreGoneAndSomeComeLate() {
        List<AcmeEvents.Line> coming = new Degradation(3).events(lines, read);
        double gone = 1 - (double) coming.size() / lines.size();
        assertThat(gone).isBetween(0.005, 0.015);
        List<AcmeEvents.Line> inTime =
                coming.stream().filter(one -> one.source().tool().equals("vault")).toList();
        List<AcmeEvents.Line> asWritten =
                lines.stream()
                        .filter(one -> one.source().tool().equals("vault"))
                        .filter(new HashSet<>(inTime)::contains)
                        .toList();
        assertThat(inTime).isNotEqualTo(asWritten).hasSameElementsAs(asWritten);
    }
}

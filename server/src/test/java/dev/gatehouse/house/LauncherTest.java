package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir Path temporary;

    private PretendMachine machine = new PretendMachine(Path.of("."));

    @BeforeEach
    void setUp() throws IOException {
        machine = PretendMachine.in(temporary, Checkout.ofThisBuild());
    }

    // What the launcher began behind itself writes below its folder until it is done.
    @AfterEach
    void awaitWhatRunsBehind() throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (ProcessHandle.allProcesses().anyMatch(this::isOurs)
                && Instant.now().isBefore(deadline)) {
            Thread.sleep(10);
        }
    }

    private boolean isOurs(ProcessHandle one) {
        return one.info().commandLine().orElse("").contains(temporary.toString());
    }

    @Test
    void tellsItsVersionAndHelpWithoutAnythingInstalledOrBuilt() throws Exception {
        assertThat(machine.runWithoutJdk("--version").output()).isEqualTo("gatehouse 9.8.7\n");
        assertThat(machine.runWithoutJdk("--help").output()).contains("./gatehouse up --demo");
        assertThat(machine.runWithoutJdk().code()).isEqualTo(64);
        assertThat(machine.builds()).isZero();
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        var ended = machine.runWithoutJdk("look", "audit.ndjson");
        assertThat(ended.code()).isEqualTo(69);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .contains(
                        "no JDK 25 found",
                        "apt-get install openjdk-25-jdk-headless",
                        "brew install");
    }

    @Test
    void anotherJdkIsNotTaken() throws Exception {
        machine.write("jdk/release", "JAVA_VERSION=\"17.0.15\"\n");
        assertThat(machine.run("look").code()).isEqualTo(69);
        machine.write("jdk/release", "JAVA_VERSION=\"250\"\n");
        assertThat(machine.run("look").code()).isEqualTo(69);
    }

    @Test
    void anOldNodeIsNotTakenForTheScreens() throws Exception {
        machine.write("ui/package.json", "{}");
        machine.write("tools/node", "#!/bin/bash\necho v18.20.4\n");
        var ended = machine.run("up", "--demo");
        assertThat(ended.code()).isEqualTo(69);
        assertThat(ended.errors()).contains("Node 20 or later", "found 18.20.4");
    }

    @Test
    void handsWordsOnUnchangedAndItsExitCodeBack() throws Exception {
        var ended = machine.run("look", "my audit.ndjson", "", "--html=*");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.output())
                .contains("[dev.gatehouse.cli.Main]\n[look]\n[my audit.ndjson]\n[]\n[--html=*]\n")
                .contains("[-Dgatehouse.root=" + machine.folder().toRealPath() + "]");
    }

    @Test
    void theCommandLineRunsOnItsOwnClassPath() throws Exception {
        assertThat(machine.run("look").output())
                .containsPattern("\\[-cp]\\n\\[[^:\\]]*/cli/cli-9\\.8\\.7\\.jar]");
    }

    @Test
    void buildsOnceAndAgainWhenASourceChanged() throws Exception {
        assertThat(machine.run("look").errors()).contains("Building Gatehouse");
        assertThat(machine.run("look").errors()).isEmpty();
        assertThat(machine.builds()).isEqualTo(1);
        machine.write("cli/src/test/java/CliTest.java", "class CliTest {}");
        machine.write("README.md", "words");
        machine.run("look");
        assertThat(machine.builds()).as("tests and pages are not sources").isEqualTo(1);
        machine.write("cli/src/main/java/Untracked.java", "class Untracked {}");
        machine.run("look");
        assertThat(machine.builds()).isEqualTo(2);
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process first = machine.command("jdk", "look").start();
        Process second = machine.command("jdk", "look").start();
        assertThat(first.waitFor()).isEqualTo(3);
        assertThat(second.waitFor()).isEqualTo(3);
        assertThat(machine.builds()).isEqualTo(1);
    }

    @Test
    void aLinkToTheLauncherLeadsToItsOwnCheckout() throws Exception {
        Path link =
                Files.createSymbolicLink(
                        temporary.resolve("gh"), machine.folder().resolve("gatehouse"));
        Process process = new ProcessBuilder(link.toString(), "--version").start();
        assertThat(process.inputReader().readLine()).isEqualTo("gatehouse 9.8.7");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        machine.write("home/breaks", "");
        var ended = machine.run("look");
        assertThat(ended.code()).isEqualTo(70);
        assertThat(ended.errors()).contains("no such symbol: Gate", ".gatehouse/build.log");
        assertThat(machine.run("look").code()).isEqualTo(70);
        assertThat(machine.builds()).isEqualTo(2);
    }

    @Test
    void aSignalReachesWhatItStarted() throws Exception {
        Process process = machine.command("jdk", "wait-for-a-signal").start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("process " + process.pid());
            for (String line = output.readLine(); !line.equals("[wait-for-a-signal]"); )
                line = output.readLine();
            process.toHandle().destroy();
            assertThat(output.readLine()).isEqualTo("stopped");
        }
        assertThat(process.waitFor()).isEqualTo(5);
    }

    @Test
    void theSuiteEndsWithOneLineThatAddsUp() throws Exception {
        var ended = machine.run("test");
        assertThat(ended.output()).isEqualTo("3 passed, 1 failed, 1 skipped\n");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void theScreensTestsAreAddedToTheSum() throws Exception {
        machine.write("ui/package.json", "{}");
        machine.write("ui/package-lock.json", "{}");
        machine.write(
                "tools/npm",
                """
                #!/bin/bash
                mkdir -p node_modules
                case "$*" in
                    *build) mkdir -p dist && touch dist/index.html ;;
                    test) echo '40 passed, 0 failed, 2 skipped' ;;
                    *e2e) echo '7 passed, 1 failed'; exit 1 ;;
                esac
                """);
        assertThat(machine.run("test").output()).isEqualTo("50 passed, 2 failed, 3 skipped\n");
        machine.write("tools/npm", "#!/bin/bash\nmkdir -p node_modules\nexit 1\n");
        assertThat(machine.run("test").output()).isEqualTo("3 passed, 3 failed, 1 skipped\n");
    }

    @Test
    void aSuiteThatDidNotRunIsAFailure() throws Exception {
        machine.write("home/breaks", "");
        var ended = machine.run("test");
        assertThat(ended.output()).isEqualTo("0 passed, 1 failed\n");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void campaignsSayWhatWasLost() throws Exception {
        var told = machine.run("test", "campaigns", "--seeds", "7", "--json");
        assertThat(told.code()).as(told.errors()).isZero();
        assertThat(told.output())
                .isEqualTo(
                        "{\"campaign\":\"torn-tail\",\"rounds\":2,\"acknowledged\":3,\"lost\":0}\n");
        assertThat(told.errors()).contains("asked for 7 seeds");
        assertThat(machine.run("test", "campaigns").output())
                .containsPattern("torn-tail +2 +3 +0\n");
        machine.write("home/breaks", "");
        assertThat(machine.run("test", "campaigns").code()).isEqualTo(1);
    }

    @Test
    void whatCampaignsDoNotTakeIsRefused() throws Exception {
        assertThat(machine.run("test", "campaigns", "--seeds", "many").code()).isEqualTo(64);
        assertThat(machine.run("test", "campaigns", "--loudly").code()).isEqualTo(64);
        assertThat(machine.run("test", "everything").code()).isEqualTo(64);
        assertThat(machine.builds()).isZero();
    }
}

package dev.gatehouse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Mail and syslog, sent to a real mail server and a real socket.
class MailAndSyslogTest {
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final InstantSource NOON = InstantSource.fixed(AT);
    private static final OutboundPolicy LOOPBACK =
            new OutboundPolicy(Set.of("127.0.0.1"), Set.of("127.0.0.1"));
    private static final Message MESSAGE =
            new Message(
                    "4812",
                    "5891",
                    "github-push",
                    Severity.HIGH,
                    "Protection off\r\nBcc: eve@evil.example",
                    "dana\n<13>1 forged pushed to \"main\"]",
                    "github/acme/web",
                    "https://gatehouse.example/#/findings/1",
                    AT,
                    List.of(new Message.Fact("who", "dana\u202eecila")));

    private static Destination destination(Form form, List<String> settings) {
        return new Destination(
                "d",
                form,
                "",
                settings,
                new Destination.Wanted(Severity.LOW, List.of(), List.of()),
                Optional.empty(),
                0);
    }

    @Test
    void aMailArrivesAndNoHeaderIsForged() throws Exception {
        GreenMail server =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("gatehouse@acme.example", "gatehouse", "pass:word");
        server.start();
        try (OutboundClient client = new OutboundClient(LOOPBACK)) {
            Sender sender = new Sender(client, NOON);
            Destination destination =
                    destination(Form.MAIL, List.of("gatehouse@acme.example", "ann@acme.example"));
            String address = "smtp://127.0.0.1:" + server.getSmtp().getPort();
            Where where = new Where(address, "gatehouse:pass:word");
            assertThat(sender.send(destination, where, MESSAGE))
                    .isInstanceOf(Sender.Sent.Taken.class);
            assertThat(sender.send(destination, new Where(address, "gatehouse:wrong"), MESSAGE))
                    .isInstanceOfSatisfying(
                            Sender.Sent.Refused.class,
                            refused -> assertThat(refused.problem()).doesNotContain("wrong"));
            MimeMessage[] mails = server.getReceivedMessages();
            assertThat(mails).hasSize(1);
            assertThat(mails[0].getSubject())
                    .isEqualTo("[Gatehouse] HIGH · Protection off  Bcc: eve@evil.example");
            assertThat(mails[0].getHeader("Bcc")).isNull();
            assertThat(mails[0].getAllRecipients()).hasSize(1);
            assertThat(GreenMailUtil.getBody(mails[0])).contains("Who: dana").contains("https://");
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailServerWithoutTlsIsToldNothingUnlessItWasOpened() {
        GreenMail server =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (OutboundClient client =
                new OutboundClient(new OutboundPolicy(Set.of("127.0.0.1"), Set.of()))) {
            Sender sender = new Sender(client, NOON);
            Where where =
                    new Where("smtp://127.0.0.1:" + server.getSmtp().getPort(), "gatehouse:secret");
            assertThat(
                            sender.send(
                                    destination(
                                            Form.MAIL,
                                            List.of("g@acme.example", "ann@acme.example")),
                                    where,
                                    MESSAGE))
                    .isInstanceOf(Sender.Sent.Later.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aLineOfSyslogIsCountedAndForgesNone() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            CompletableFuture<byte[]> heard =
                    CompletableFuture.supplyAsync(() -> {
                        try (Socket one = server.accept()) {
                            return one.getInputStream().readAllBytes();
                        } catch (java.io.IOException problem) {
                            throw new java.io.UncheckedIOException(problem);
                        }
                    });
            Where where = new Where("syslog://127.0.0.1:" + server.getLocalPort(), "");
            assertThat(
                            new Sender(client, NOON)
                                    .send(destination(Form.SYSLOG, List.of()), where, MESSAGE))
                    .isInstanceOf(Sender.Sent.Taken.class);
            String line = new String(heard.get(), StandardCharsets.UTF_8);
            int space = line.indexOf(' ');
            byte[] rest = line.substring(space + 1).getBytes(StandardCharsets.UTF_8);
            assertThat(Integer.parseInt(line.substring(0, space))).isEqualTo(rest.length);
            assertThat(line)
                    .contains(" <107>1 2026-11-23T12:00:00Z gatehouse")
                    .doesNotContain("\n");
        }
    }
}

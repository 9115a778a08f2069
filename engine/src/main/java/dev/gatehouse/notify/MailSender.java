package dev.gatehouse.notify;

import dev.gatehouse.outbound.OutboundClient;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Sends a mail of plain text. TLS from the first byte (`smtps`) or begun before anything is said
/// (`smtp`), unless an administrator lets the host be spoken to without; the certificate must be
/// the host's. Header values can hold no second header.
final class MailSender {
    private static final Duration SILENCE_SECONDS_MAX = Duration.ofSeconds(20);

    private final OutboundClient client;

    MailSender(OutboundClient client) {
        this.client = client;
    }

    /// @param settings from whom, then to whom
    Sender.Sent send(List<String> settings, Where where, Message message) {
        boolean upgraded = where.scheme().equals("smtp");
        Session session = Session.getInstance(properties(where, upgraded));
        try (Socket socket =
                        upgraded
                                ? client.connectToUpgrade(
                                        where.host(), where.port(), SILENCE_SECONDS_MAX)
                                : client.connect(where.host(), where.port(), SILENCE_SECONDS_MAX);
                SMTPTransport transport = new SMTPTransport(session, address(where))) {
            MimeMessage mail = mail(session, settings, message);
            transport.connect(socket);
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Sender.Sent.Taken();
        } catch (AuthenticationFailedException wrong) {
            return new Sender.Sent.Refused(where.host() + " does not know the user or password");
        } catch (MessagingException | IOException problem) {
            // Its message may repeat what was said, the password included.
            return new Sender.Sent.Later(
                    where.host() + " did not take the mail: " + problem.getClass().getSimpleName(),
                    Instant.EPOCH);
        }
    }

    private Properties properties(Where where, boolean upgraded) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", where.host());
        properties.put("mail.smtp.port", Integer.toString(where.port()));
        properties.put("mail.smtp.timeout", Long.toString(SILENCE_SECONDS_MAX.toMillis()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (upgraded) {
            properties.put("mail.smtp.starttls.enable", "true");
            boolean plain = client.mayBePlain(where.host());
            properties.put("mail.smtp.starttls.required", Boolean.toString(!plain));
        }
        if (where.secret().indexOf(':') > 0) {
            properties.put("mail.smtp.auth", "true");
        }
        return properties;
    }

    private static URLName address(Where where) {
        String[] parts = where.secret().split(":", 2);
        return parts.length == 2
                ? new URLName("smtp", where.host(), where.port(), "", parts[0], parts[1])
                : new URLName("smtp", where.host(), where.port(), "", "", "");
    }

    private static MimeMessage mail(Session session, List<String> settings, Message message)
            throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(settings.getFirst(), true));
        for (String to : settings.subList(1, settings.size())) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(to, true));
        }
        String utf8 = StandardCharsets.UTF_8.name();
        mail.setSubject("[Gatehouse] " + ChatBodies.headline(message), utf8);
        mail.setText(EventBodies.mail(message), utf8);
        mail.setSentDate(Date.from(message.at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }
}

package dev.gatehouse.server.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Reads the certificate chain and the PKCS#8 key the operator names, both PEM.
public final class Certificates {
    private static final List<String> KEY_KINDS = List.of("EC", "RSA", "Ed25519");

    private Certificates() {}

    /// What TLS runs with: 1.2 and 1.3 only.
    ///
    /// @throws IllegalArgumentException naming the file that cannot be used, and why
    static SslContextFactory.Server contextFactory(Doors.Tls tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setKeyStore(keyStore(tls));
        factory.setKeyStorePassword("");
        return factory;
    }

    /// Reads both files, so that a mistake is told before anything starts.
    public static KeyStore keyStore(Doors.Tls tls) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("gatehouse", key(tls.key()), new char[0], chain(tls.certificate()));
            return store;
        } catch (IOException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException(
                    "cannot use "
                            + tls.certificate()
                            + " and "
                            + tls.key()
                            + ": "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file);
        String begin = "-----BEGIN PRIVATE KEY-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END PRIVATE KEY-----");
        if (from < 0 || to < from) {
            throw new IOException("the key is not PKCS#8 PEM (BEGIN PRIVATE KEY)");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
        List<PrivateKey> read =
                KEY_KINDS.stream().flatMap(kind -> key(kind, der).stream()).toList();
        if (!read.isEmpty()) {
            return read.getFirst();
        }
        throw new GeneralSecurityException("the key is none of " + KEY_KINDS);
    }

    private static Optional<PrivateKey> key(String kind, byte[] der) {
        try {
            return Optional.of(
                    KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException otherKind) {
            return Optional.empty();
        }
    }
}

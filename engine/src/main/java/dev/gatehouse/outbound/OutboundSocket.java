package dev.gatehouse.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Connections for what does not speak HTTP: the host is resolved once, every address is checked,
/// and the connection goes to a checked one. The certificate must be the host's.
final class OutboundSocket {
    private final OutboundPolicy policy;

    OutboundSocket(OutboundPolicy policy) {
        this.policy = policy;
    }

    /// @param silenceMax the longest wait for a byte
    /// @param upgraded whether the caller begins TLS itself, as SMTP does
    /// @throws OutboundProblem refused or unreachable
    Socket connect(String host, int port, Duration silenceMax, boolean upgraded) {
        InetAddress address = address(host);
        Socket plain = new Socket();
        try {
            plain.setSoTimeout((int) silenceMax.toMillis());
            plain.connect(
                    new InetSocketAddress(address, port),
                    (int) OutboundClient.CONNECT_SECONDS_MAX.toMillis());
            return upgraded || policy.mayBePlain(host) ? plain : secured(plain, host, port);
        } catch (IOException problem) {
            try {
                plain.close();
            } catch (IOException beside) {
                problem.addSuppressed(beside);
            }
            throw new OutboundProblem(
                    OutboundProblem.Kind.UNREACHABLE,
                    "no connection to "
                            + host
                            + " at port "
                            + port
                            + ": "
                            + problem.getClass().getSimpleName(),
                    problem);
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private InetAddress address(String host) {
        try {
            return AddressGuard.resolve(host, policy)[0];
        } catch (UnknownHostException unknown) {
            throw new OutboundProblem(
                    OutboundProblem.Kind.UNREACHABLE, "no address is known for " + host, unknown);
        }
    }
}

package dev.gatehouse.server.connect;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.SyslogDoor;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.configuration.Configuration;
import dev.gatehouse.server.configuration.ConfigurationProblem;
import dev.gatehouse.server.configuration.Setting;
import dev.gatehouse.server.configuration.SyslogSetting;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Certificates;
import dev.gatehouse.server.web.Doors;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Listens for syslog where the operator says. A source that is named there and not connected yet
/// is connected.
public final class SyslogListening {
    private static final String BY = "gatehouse";

    private SyslogListening() {}

    /// Opens what is set.
    ///
    /// @throws ConfigurationProblem naming what cannot be listened for, and why
    public static void open(Configuration configuration, EngineRooms rooms) {
        for (SyslogSetting setting : configuration.syslog()) {
            try {
                SyslogDoor door = door(setting, rooms);
                rooms.syslog().open(door, sockets(setting, configuration));
            } catch (IllegalArgumentException | IOException | GeneralSecurityException wrong) {
                throw new ConfigurationProblem(
                        Setting.SYSLOG.key(),
                        setting.transport().word()
                                + ":/"
                                + setting.address()
                                + " for "
                                + setting.source()
                                + ": "
                                + wrong.getMessage());
            }
        }
    }

    private static SyslogDoor door(SyslogSetting setting, EngineRooms rooms) {
        SourceName name = SourceName.parse(setting.source());
        Tool tool = rooms.tools().tool(name.tool());
        Channel channel = channel(tool, setting.channel());
        Sources sources = rooms.sources();
        Source source =
                sources.byName(name).orElseGet(() -> sources.add(Sources.Connection.of(name), BY));
        return new SyslogDoor(
                setting.transport(), setting.address(), source, channel, setting::isHeard);
    }

    private static Channel channel(Tool tool, String wished) {
        List<Channel> takes =
                tool.channels().stream()
                        .filter(channel -> channel.ways().contains(Channel.Way.SYSLOG))
                        .toList();
        List<String> names = takes.stream().map(Channel::name).toList();
        return takes.stream()
                .filter(channel -> wished.isEmpty() || channel.name().equals(wished))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                takes.isEmpty()
                                        ? tool.title() + " sends no syslog that Gatehouse knows"
                                        : tool.title()
                                                + " has no channel "
                                                + wished
                                                + " that takes syslog; it has "
                                                + String.join(", ", names)));
    }

    private static ServerSocketFactory sockets(SyslogSetting setting, Configuration configuration)
            throws GeneralSecurityException {
        if (setting.transport() != SyslogDoor.Transport.TLS) {
            return ServerSocketFactory.getDefault();
        }
        Doors.Tls tls = configuration.doors().tls().orElseThrow();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(Certificates.keyStore(tls), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}

package dev.gatehouse.server.engine;

import dev.gatehouse.notify.About;
import dev.gatehouse.notify.Addresses;
import dev.gatehouse.notify.Destinations;
import dev.gatehouse.notify.Notifications;
import dev.gatehouse.notify.Notifier;
import dev.gatehouse.notify.Telling;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.secret.SealedSecrets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;

/// Telling people and other systems, running. Closed before the rooms it follows.
public record NotifyRooms(Notifications notifications, Notifier notifier, Destinations destinations)
        implements AutoCloseable {
    /// Starts it.
    ///
    /// @param words what is to be said of a record
    public static NotifyRooms open(
            EngineRooms rooms,
            Function<About, Telling> words,
            InstantSource clock,
            SecureRandom random) {
        Recorder recorder = rooms.recorder();
        Notifications notifications = Notifications.open(recorder, rooms.findings()::raisedBy);
        rooms.followers().follow(notifications);
        Addresses addresses =
                new Addresses(
                        SealedSecrets.in(
                                recorder.data().secrets().resolve("notify"),
                                recorder.key(),
                                random));
        Notifier.From from =
                new Notifier.From(recorder, notifications, words, addresses, rooms.client(), clock);
        Notifier notifier = new Notifier(from);
        return new NotifyRooms(notifications, notifier, new Destinations(from, notifier, random));
    }

    @Override
    public void close() {
        notifier.close();
    }
}

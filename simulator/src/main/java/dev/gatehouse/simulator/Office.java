package dev.gatehouse.simulator;

import java.time.ZoneId;

/// A place Acme's people work from: a time zone, a country and a network of its own (10.x.0.0/16).
enum Office {
    LONDON("Europe/London", "GB", 10),
    BERLIN("Europe/Berlin", "DE", 11),
    OSLO("Europe/Oslo", "NO", 12),
    MADRID("Europe/Madrid", "ES", 13),
    BUCHAREST("Europe/Bucharest", "RO", 14),
    LAGOS("Africa/Lagos", "NG", 15),
    NEW_YORK("America/New_York", "US", 16),
    SAO_PAULO("America/Sao_Paulo", "BR", 17),
    PUNE("Asia/Kolkata", "IN", 18),
    TOKYO("Asia/Tokyo", "JP", 19);

    private final ZoneId zone;
    private final String country;
    private final int network;

    Office(String zone, String country, int network) {
        this.zone = ZoneId.of(zone);
        this.country = country;
        this.network = network;
    }

    ZoneId zone() {
        return zone;
    }

    String country() {
        return country;
    }

    /// The address of desk `number`, the same on every day.
    String address(int number) {
        return "10." + network + "." + (number / 200) + "." + (10 + number % 200);
    }
}

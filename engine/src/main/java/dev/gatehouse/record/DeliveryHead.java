package dev.gatehouse.record;

import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Words;
import java.util.Map;

/// What reading a piece needs of its delivery.
record DeliveryHead(
        long position,
        String channel,
        Trust trust,
        boolean trustTimes,
        Map<String, String> headers,
        int records) {
    static DeliveryHead of(long position, DeliveryRecord record) {
        return new DeliveryHead(
                position,
                record.channel(),
                record.trust(),
                record.trustTimes(),
                record.headers(),
                record.records());
    }

    static DeliveryHead of(ErasedDelivery erased) {
        return new DeliveryHead(
                erased.position(),
                erased.channel(),
                Words.parse(Trust.class, erased.trust()).orElse(Trust.NONE),
                erased.trustTimes(),
                Map.of(),
                erased.pieces());
    }

    boolean covers(long piece) {
        return piece > position && piece <= position + records;
    }
}

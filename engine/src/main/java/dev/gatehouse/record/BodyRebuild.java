package dev.gatehouse.record;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// The body of a delivery out of its pieces and what stands between them.
final class BodyRebuild {
    private BodyRebuild() {}

    static byte[] of(Between between, List<byte[]> parts, int length) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(length);
        if (between.isNothing()) {
            parts.forEach(body::writeBytes);
            return body.toByteArray();
        }
        for (int i = 0; i < parts.size(); i++) {
            body.writeBytes(between.gap(i));
            switch (between.form(i)) {
                case SLICE -> body.writeBytes(parts.get(i));
                case STRING -> body.writeBytes(JsonText.quoted(parts.get(i)));
                case APART -> {}
            }
        }
        body.writeBytes(between.gap(parts.size()));
        return body.toByteArray();
    }
}

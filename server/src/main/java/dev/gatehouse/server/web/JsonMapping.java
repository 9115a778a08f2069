package dev.gatehouse.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// Records to JSON and back: names in snake_case, times as RFC 3339, absent members left out. What
/// is read passes the strict limits of [Json], and a member the record does not have is an error.
public final class JsonMapping {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(Json.factory())
                    .addModule(new Jdk8Module())
                    .addModule(ours())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT,
                                    JsonInclude.Include.USE_DEFAULTS))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build();

    private JsonMapping() {}

    /// The mapper every answer is written with.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static SimpleModule ours() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(JsonValue.class, new Tree());
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addSerializer(Duration.class, ToStringSerializer.instance);
        module.addDeserializer(Instant.class, new Moment());
        return module;
    }

    /// A tree of ours is written as it stands.
    private static final class Tree extends StdSerializer<JsonValue> {
        private static final long serialVersionUID = 1L;

        Tree() {
            super(JsonValue.class);
        }

        @Override
        public void serialize(JsonValue value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeRawValue(CanonicalJson.text(value));
        }
    }

    /// A time is asked for as RFC 3339, in any zone.
    private static final class Moment extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            String text = in.getValueAsString("");
            try {
                return Instant.parse(text);
            } catch (DateTimeException notATime) {
                return (Instant)
                        context.handleWeirdStringValue(
                                Instant.class, text, "not a time of RFC 3339");
            }
        }
    }
}

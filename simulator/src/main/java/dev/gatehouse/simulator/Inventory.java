package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/// Writes what is there: the sources and their files, and who and what the accounts belong to.
record Inventory(Company company, Rota rota) {

    /// An array of `{source, channel, file}`.
    void writeSources(OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.useDefaultPrettyPrinter();
        json.writeStartArray();
        for (Tool tool : Tool.values()) {
            json.writeStartObject();
            json.writeStringField("source", tool.source());
            json.writeStringField("channel", tool.channel());
            json.writeStringField("file", tool.file());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.flush();
    }

    /// An object of `people` and `machines`, each with its accounts in the tools, and of who was
    /// `on_call` for each team in the last weeks.
    void writeCompany(OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeArrayFieldStart("people");
        for (Person person : company.people()) {
            json.writeStartObject();
            json.writeStringField("name", person.name());
            json.writeStringField("team", person.team().slug());
            json.writeStringField("zone", person.office().zone().getId());
            json.writeStringField("email", person.email());
            writeAccounts(json, person);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("machines");
        for (Machine machine : company.machines()) {
            json.writeStartObject();
            json.writeStringField("name", machine.name());
            json.writeStringField("kind", machine.kind().slug());
            writeAccounts(json, machine);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeRota(json);
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void writeRota(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("on_call");
        for (Team team : Team.values()) {
            for (int week = Rota.WEEKS - 1; week >= 0; week--) {
                json.writeStartObject();
                json.writeStringField("team", team.slug());
                json.writeStringField("from", rota.weekStart(week).toString());
                json.writeStringField("until", rota.weekStart(week - 1).toString());
                json.writeStringField("name", rota.onCall(team, week).name());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void writeAccounts(JsonGenerator json, Account account) throws IOException {
        json.writeStringField("github", account.handles().gitHub());
        json.writeNumberField("github_id", account.ids().gitHub());
        json.writeStringField("gitlab", account.handles().gitLab());
        json.writeNumberField("gitlab_id", account.ids().gitLab());
        json.writeStringField("jenkins", account.handles().jenkins());
        json.writeStringField("kubernetes", account.handles().kubernetes());
        json.writeStringField("vault", account.handles().vault());
        json.writeStringField("vault_entity", account.ids().vaultEntity());
    }
}

package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.ModelInForce;
import dev.gatehouse.access.ModelTests;
import dev.gatehouse.access.Replay;
import dev.gatehouse.access.Rulebook;
import dev.gatehouse.access.Verdict;
import dev.gatehouse.access.model.ModelFiles;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.people.People;
import dev.gatehouse.server.api.ModelApi.MissAnswer;
import dev.gatehouse.server.api.ModelApi.MistakeAnswer;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Drafts of the access model, tried without being in force: checked, tested, and replayed over
/// everything that happened. At most [#REPLAYS_MAX] replays run at once.
public final class ModelDraftsApi {
    /// Replays at once; each reads everything.
    public static final int REPLAYS_MAX = 1;

    private static final int WAIT_SECONDS_MAX = 30;
    private static final double STEP = 0.01;
    private static final String PATH = "/api/v1/model";

    private final ModelInForce model;
    private final Judgement judgement;
    private final People people;
    private final Semaphore running = new Semaphore(REPLAYS_MAX, true);

    /// @param people knows who is in which group
    public ModelDraftsApi(ModelInForce model, Judgement judgement, People people) {
        this.model = model;
        this.judgement = judgement;
        this.people = people;
    }

    /// What came of a draft.
    ///
    /// @param mistakes why it could not be in force; the rest is empty then
    /// @param unknown names in it that nobody known has
    public record CheckAnswer(
            boolean usable,
            List<MistakeAnswer> mistakes,
            int tests,
            List<MissAnswer> misses,
            List<String> unknown) {}

    /// One line of a replay's answer: progress, then the end.
    ///
    /// @param progress 0 to 1
    /// @param sentence what it would do, at the end
    public record ReplayLine(
            double progress, Optional<String> sentence, Optional<ReplayAnswer> replay) {}

    /// What a draft would do.
    public record ReplayAnswer(
            long events, long unexpected, long expected, List<TurnAnswer> turns) {}

    /// Events whose verdict would be another.
    public record TurnAnswer(
            String from,
            String to,
            long events,
            List<SharedAnswer> by,
            List<SharedAnswer> on,
            List<String> examples) {}

    /// How many of them.
    public record SharedAnswer(String name, long events) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.MODEL_READ);
        return List.of(
                post(
                                PATH + "/checks",
                                read,
                                "Reads the files in the body as a model, and runs its tests.")
                        .raw()
                        .answers(Nothing.class, CheckAnswer.class, (call, _) -> check(call)),
                post(
                                PATH + "/replays",
                                read,
                                "Judges everything that happened by the files in the body; progress,"
                                        + " then what would be another verdict.")
                        .raw()
                        .answers(Nothing.class, Streamed.class, (call, _) -> replay(call)));
    }

    private CheckAnswer check(Call call) throws IOException {
        try {
            Rulebook draft = model.draft(files(call));
            return new CheckAnswer(
                    true,
                    List.of(),
                    draft.model().tests().size(),
                    ModelTests.run(draft, people.now()).stream().map(ModelApi::miss).toList(),
                    draft.model().unknown(people.now()));
        } catch (ModelProblem wrong) {
            return new CheckAnswer(false, mistakes(wrong), 0, List.of(), List.of());
        }
    }

    private static List<MistakeAnswer> mistakes(ModelProblem wrong) {
        return wrong.mistakes().stream()
                .map(one -> new MistakeAnswer(one.file(), one.line(), one.what(), one.suggestion()))
                .toList();
    }

    private Streamed replay(Call call) throws IOException {
        ModelApi.ofEverything(call);
        try {
            Rulebook draft = model.draft(files(call));
            return new Streamed(Streamed.NDJSON, out -> replay(draft, out));
        } catch (ModelProblem wrong) {
            throw ProblemException.of(422, "This is no usable model: " + wrong.getMessage());
        }
    }

    private void replay(Rulebook draft, OutputStream out) throws IOException, InterruptedException {
        if (!running.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IOException("another replay is running");
        }
        try {
            double[] told = {-STEP};
            Replay replay =
                    judgement.replay(
                            draft,
                            "",
                            done -> {
                                if (done - told[0] >= STEP) {
                                    told[0] = done;
                                    line(
                                            out,
                                            new ReplayLine(
                                                    done, Optional.empty(), Optional.empty()));
                                }
                            });
            line(
                    out,
                    new ReplayLine(1, Optional.of(replay.sentence()), Optional.of(answer(replay))));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } finally {
            running.release();
        }
    }

    private static void line(OutputStream out, ReplayLine line) {
        try {
            out.write(JsonMapping.mapper().writeValueAsBytes(line));
            out.write('\n');
            out.flush();
        } catch (IOException readerGone) {
            throw new UncheckedIOException(readerGone);
        }
    }

    private static ReplayAnswer answer(Replay replay) {
        return new ReplayAnswer(
                replay.events(),
                replay.to(Verdict.Value.UNEXPECTED),
                replay.to(Verdict.Value.EXPECTED),
                replay.turns().stream()
                        .map(turn ->
                                new TurnAnswer(
                                        turn.from().word(),
                                        turn.to().word(),
                                        turn.events(),
                                        shares(turn.by()),
                                        shares(turn.on()),
                                        turn.examples()))
                        .toList());
    }

    private static List<SharedAnswer> shares(List<Replay.Share> shares) {
        return shares.stream().map(one -> new SharedAnswer(one.name(), one.events())).toList();
    }

    // {"files": [{"name": …, "text": …}]}
    private static List<ModelText> files(Call call) throws IOException {
        byte[] body = call.body().readNBytes(ModelFiles.MODEL_BYTES_MAX * 2);
        try {
            List<ModelText> files = new ArrayList<>();
            if (Json.parse(body) instanceof JsonObject object
                    && object.get("files") instanceof JsonArray list
                    && list.items().size() <= ModelFiles.FILES_MAX) {
                for (JsonValue one : list.items()) {
                    if (one instanceof JsonObject file) {
                        files.add(new ModelText(file.get("name").text(), file.get("text").text()));
                    }
                }
            }
            if (files.isEmpty()) {
                throw ProblemException.of(400, "The body is {\"files\": [{\"name\", \"text\"}]}.");
            }
            return files;
        } catch (JsonProblem wrong) {
            throw ProblemException.of(400, "The body is no JSON: " + wrong.getMessage());
        }
    }
}

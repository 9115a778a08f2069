package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.Words;
import dev.gatehouse.people.Accounts;
import dev.gatehouse.people.Link;
import dev.gatehouse.people.Links;
import dev.gatehouse.people.PeopleCount;
import dev.gatehouse.people.PeopleFile;
import dev.gatehouse.people.PeopleFileException;
import dev.gatehouse.people.PeopleImport;
import dev.gatehouse.people.Proof;
import dev.gatehouse.server.api.PeopleAnswers.LinkAnswer;
import dev.gatehouse.server.api.PeopleAnswers.PeopleLine;
import dev.gatehouse.server.signin.Tokens;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Who is who, to change: files taken in, links said, confirmed, refused and taken back.
public final class PeopleChangesApi {
    private static final String PATH = "/api/v1/people";
    private static final List<Proof> OF_FILES =
            List.of(Proof.IDENTITY_PROVIDER, Proof.SCIM, Proof.SSO_SUBJECT, Proof.MANUAL);

    private final PeopleImport importing;
    private final Links links;
    private final Accounts accounts;
    private final Tokens tokens;

    /// @param tokens tells whose a token is: somebody and their token are one person
    public PeopleChangesApi(PeopleImport importing, Links links, Accounts accounts, Tokens tokens) {
        this.importing = importing;
        this.links = links;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /// Which file.
    ///
    /// @param format `csv` or `scim`
    /// @param proof what its links rest on; `manual` when absent
    public record PeopleImportQuestion(String format, Optional<String> proof) {}

    /// That an account is somebody's.
    public record LinkQuestion(String account, String subject) {}

    /// That a link was wrong.
    public record UnlinkQuestion(String account, String subject, Optional<String> reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access link = Access.needs(Capability.PEOPLE_LINK);
        return List.of(
                post(
                                PATH + "/imports",
                                Access.needs(Capability.PEOPLE_IMPORT),
                                "Takes the body in as a list of people; progress, then the closing count.")
                        .raw()
                        .answers(PeopleImportQuestion.class, Streamed.class, this::take),
                post(
                                PATH + "/links",
                                link,
                                "Says that an account is somebody's; a second person's word verifies it.")
                        .answers(LinkQuestion.class, LinkAnswer.class, this::link),
                post(PATH + "/unlinks", link, "Takes a link back; what it judged is judged again.")
                        .answers(UnlinkQuestion.class, Nothing.class, this::unlink),
                post(PATH + "/refusals", link, "Says that an account is not somebody's.")
                        .answers(LinkQuestion.class, Nothing.class, this::refuse));
    }

    private Streamed take(Call call, PeopleImportQuestion question) throws IOException {
        PeopleFile.Format format =
                Words.parse(PeopleFile.Format.class, question.format())
                        .orElseThrow(() -> ProblemException.of(400, "format is csv or scim."));
        Proof proof =
                Words.parse(Proof.class, question.proof().orElse(Proof.MANUAL.word()))
                        .filter(OF_FILES::contains)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        400,
                                        "proof is identity-provider, scim, sso-subject or manual."));
        InputStream body = call.body();
        PeopleFile file = new PeopleFile(format, proof, by(call.caller()), body);
        return new Streamed(Streamed.NDJSON, out -> run(file, out));
    }

    private void run(PeopleFile file, OutputStream out) throws IOException, InterruptedException {
        try {
            PeopleCount count =
                    importing.run(
                            file, some -> line(out, PeopleLine.of(some, false, Optional.empty())));
            line(out, PeopleLine.of(count, true, Optional.empty()));
        } catch (PeopleFileException notOne) {
            Optional<String> why = Optional.of(String.valueOf(notOne.getMessage()));
            line(out, PeopleLine.of(PeopleCount.NOTHING, true, why));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void line(OutputStream out, PeopleLine line) {
        try {
            out.write(JsonMapping.mapper().writeValueAsBytes(line));
            out.write('\n');
            out.flush();
        } catch (IOException readerGone) {
            throw new UncheckedIOException(readerGone);
        }
    }

    private LinkAnswer link(Call call, LinkQuestion question)
            throws IOException, InterruptedException {
        try {
            Link link = links.link(question.account(), question.subject(), by(call.caller()));
            return PeopleAnswers.link(link, accounts);
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong);
        }
    }

    private Nothing unlink(Call call, UnlinkQuestion question)
            throws IOException, InterruptedException {
        try {
            links.unlink(
                    question.account(),
                    question.subject(),
                    question.reason().orElse(""),
                    by(call.caller()));
            return Nothing.NOTHING;
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong);
        }
    }

    private Nothing refuse(Call call, LinkQuestion question)
            throws IOException, InterruptedException {
        try {
            links.refuse(question.account(), question.subject(), by(call.caller()));
            return Nothing.NOTHING;
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong);
        }
    }

    private static ProblemException refused(IllegalArgumentException wrong) {
        return ProblemException.of(422, "Not possible: " + wrong.getMessage() + ".");
    }

    private String by(Caller caller) {
        return switch (caller.way()) {
            case SESSION, LOCAL -> caller.id();
            case TOKEN ->
                    tokens.byId(Long.parseLong(caller.id().substring("token:".length())))
                            .map(token -> "user:" + token.owner())
                            .orElseThrow(() -> ProblemException.of(401, "This token is gone."));
        };
    }
}

package dev.gatehouse.server.web;

/// One way to ask something: where, who may, what is asked and what comes back. The list of these
/// is all there is: routing, the capability check, the OpenAPI document and the reference page are
/// made from it.
///
/// @param method the HTTP method
/// @param path with `{name}` for the parts that vary; each is a member of the request record
/// @param access what the caller needs
/// @param request the record of the question: query and path members, and the JSON body of a write
/// @param response the record of the answer, [Nothing] or [Streamed]
/// @param summary one sentence for people
/// @param body how the body is taken
/// @param answering what answers
public record Route<Q extends Record, A>(
        Method method,
        String path,
        Access access,
        Class<Q> request,
        Class<A> response,
        String summary,
        Body body,
        Answering<Q, A> answering) {

    /// The methods routes use; a read changes nothing.
    public enum Method {
        GET,
        POST,
        PATCH,
        DELETE
    }

    /// How a body is taken.
    public enum Body {
        /// As the rest of the question.
        JSON,
        /// As bytes the route reads by itself.
        RAW
    }

    /// Answers one question.
    @FunctionalInterface
    public interface Answering<Q, A> {
        /// @throws ProblemException for what the caller got wrong or the world refused
        A answer(Call call, Q question) throws Exception;
    }

    /// The question that asks nothing, and the answer that says nothing.
    public record Nothing() {
        /// The only one.
        public static final Nothing NOTHING = new Nothing();
    }

    /// Where and who; the rest follows: `get("/x", access, "…").answers(Q.class, A.class, x::y)`.
    public record Door(Method method, String path, Access access, String summary, Body body) {
        /// The body is not part of the question.
        public Door raw() {
            return new Door(method, path, access, summary, Body.RAW);
        }

        /// The whole route.
        public <Q extends Record, A> Route<Q, A> answers(
                Class<Q> request, Class<A> response, Answering<Q, A> answering) {
            return new Route<>(method, path, access, request, response, summary, body, answering);
        }
    }

    /// A read.
    public static Door get(String path, Access access, String summary) {
        return new Door(Method.GET, path, access, summary, Body.JSON);
    }

    /// Something made or done.
    public static Door post(String path, Access access, String summary) {
        return new Door(Method.POST, path, access, summary, Body.JSON);
    }

    /// A change.
    public static Door patch(String path, Access access, String summary) {
        return new Door(Method.PATCH, path, access, summary, Body.JSON);
    }

    /// A removal.
    public static Door delete(String path, Access access, String summary) {
        return new Door(Method.DELETE, path, access, summary, Body.JSON);
    }
}

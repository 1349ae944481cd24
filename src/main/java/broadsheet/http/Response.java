package broadsheet.http;

import java.util.List;

/// What a [Handler] answers with.
public sealed interface Response
        permits Content, EventStream, FileContent, Redirect, Refusal, Response.WithHeaders {

    /// An answer with headers for this one reader, such as a cookie, over content that others
    /// share.
    record WithHeaders(Response response, List<Header> headers) implements Response {
        public WithHeaders {
            headers = List.copyOf(headers);
        }
    }

    /// This answer with one more header.
    default Response with(String name, String value) {
        return new WithHeaders(this, List.of(new Header(name, value)));
    }

    static Refusal notFound() {
        return Refusal.of(404, "There is no page at this address.");
    }

    static Refusal gone(String detail) {
        return Refusal.of(410, detail);
    }

    static Refusal badRequest(String detail) {
        return Refusal.of(400, detail);
    }

    static Refusal forbidden(String detail) {
        return Refusal.of(403, detail);
    }

    static Redirect movedPermanently(String location) {
        return new Redirect(301, location);
    }

    static Redirect seeOther(String location) {
        return new Redirect(303, location);
    }
}

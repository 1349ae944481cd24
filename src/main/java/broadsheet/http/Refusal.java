package broadsheet.http;

import java.util.ArrayList;
import java.util.List;

/// A request that is not granted: the status (400 to 599), what to do about it in a sentence for
/// people, and headers such as `Allow`. The [ErrorPages] make a page of it.
public record Refusal(int status, String detail, List<Header> headers) implements Response {
    public Refusal {
        if (status < 400 || status > 599)
            throw new IllegalArgumentException("not an error status: " + status);
        headers = List.copyOf(headers);
    }

    public static Refusal of(int status, String detail) {
        return new Refusal(status, detail, List.of());
    }

    @Override
    public Refusal with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Refusal(status, detail, more);
    }

    /// The standard name of the status, such as `Not Found`.
    public String title() {
        return Status.reason(status);
    }

    RefusedException thrown() {
        return new RefusedException(this);
    }
}

package broadsheet.paper;

/// What was found when a request asked for leave.
///
/// @param policy the name of the rule, such as `address`
/// @param rate requests a minute, which is also how many may come at once
/// @param left how many may follow at once
/// @param full seconds until nothing of it is used
/// @param pause seconds until the next may come; 0 where this one may
public record Quota(String policy, int rate, long left, long full, long pause) {
    /// Whether this request may go on.
    public boolean granted() {
        return pause == 0;
    }

    /// `RateLimit-Policy`, as in draft-ietf-httpapi-ratelimit-headers-10.
    public String policyHeader() {
        return "\"" + policy + "\";q=" + rate + ";w=60";
    }

    /// `RateLimit`, as there.
    public String header() {
        return "\"" + policy + "\";r=" + left + ";t=" + full;
    }
}

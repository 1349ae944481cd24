package broadsheet.audience;

import java.time.Duration;

/// A count whose every part loses half its weight in each half-life. It is written as the moment at
/// which all that is left of it will be one, in seconds since 1970: such moments can be compared,
/// and added to in any order on any node, without anybody touching those that only fade.
record Fading(Duration halfLife) {
    /// What a count of zero is: gone before anything was.
    static final double NEVER = 0;

    private static final double LN2 = Math.log(2);

    /// The exponent beyond which the smaller of two parts is nothing beside the other.
    private static final double NOTHING = 40;

    /// What remains of the count at `now`.
    double left(double moment, double now) {
        return moment <= NEVER ? 0 : Math.exp((moment - now) / seconds() * LN2);
    }

    /// The moment of `count` reads at `now`.
    double moment(double count, double now) {
        return count <= 0 ? NEVER : now + seconds() * Math.log(count) / LN2;
    }

    /// Both counts together.
    double sum(double one, double other) {
        if (one <= NEVER || other <= NEVER) return Math.max(one, other);
        double apart = Math.min(NOTHING, Math.abs(one - other) / seconds() * LN2);
        return Math.max(one, other) + seconds() / LN2 * Math.log1p(Math.exp(-apart));
    }

    /// The same sum in SQL: of what stands in `column`, and what is to be added.
    String sql(String column) {
        String one = "p." + column;
        String other = "excluded." + column;
        double scale = seconds() / LN2;
        return "%2$s = greatest(%1$s, %3$s) + %4$s * ln(1 + exp(-least(%5$s, abs(%1$s - %3$s) / %4$s)))"
                .formatted(one, column, other, scale, NOTHING);
    }

    private double seconds() {
        return halfLife.toMillis() / 1000.0;
    }
}

package broadsheet.config;

import java.util.List;

/// Settings that Broadsheet refuses to start with. One line for each problem, fit for the operator.
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSettings(List<String> problems) {
        super(String.join("\n", problems));
    }
}

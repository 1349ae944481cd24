package broadsheet.desk;

import broadsheet.identity.PasswordRules;
import broadsheet.page.Messages;

/// Says why a password will not do, and what would.
final class PasswordWords {
    private PasswordWords() {}

    static String of(Messages words, PasswordRules.Fault fault) {
        String name = "desk.password." + fault.word();
        return switch (fault) {
            case TOO_SHORT -> words.get(name, PasswordRules.SHORTEST);
            case TOO_LONG -> words.get(name, PasswordRules.LONGEST);
            case CONTROL, TOO_PLAIN, COMMON, PERSONAL -> words.get(name);
        };
    }
}

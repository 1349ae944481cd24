package broadsheet.ops;

import org.jspecify.annotations.Nullable;

/// What the doctor found in one place, and how to mend it where it should be mended.
public record Finding(Weight weight, String place, String found, @Nullable String mend) {
    public enum Weight {
        GOOD,
        WORRYING,
        BAD
    }

    static Finding good(String place, String found) {
        return new Finding(Weight.GOOD, place, found, null);
    }

    static Finding worrying(String place, String found, String mend) {
        return new Finding(Weight.WORRYING, place, found, mend);
    }

    static Finding bad(String place, String found, String mend) {
        return new Finding(Weight.BAD, place, found, mend);
    }

    @Override
    public String toString() {
        String mark =
                switch (weight) {
                    case GOOD -> "ok     ";
                    case WORRYING -> "watch  ";
                    case BAD -> "MEND   ";
                };
        return mark + place + ": " + found + (mend == null ? "" : "\n       " + mend);
    }
}

/// Who reads what, without knowing who: counts of reads, what is read most, what rises.
@NullMarked
package broadsheet.audience;

import org.jspecify.annotations.NullMarked;

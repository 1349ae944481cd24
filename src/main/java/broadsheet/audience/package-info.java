/// How often stories are read, and what follows from it: most read, trending, the figures for
/// editors. Nothing is known of who reads.
@NullMarked
package broadsheet.audience;

import org.jspecify.annotations.NullMarked;

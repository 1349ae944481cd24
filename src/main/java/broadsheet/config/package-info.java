/// Settings as records, read once from file, environment and flags; an unknown key refuses to
/// start.
@NullMarked
package broadsheet.config;

import org.jspecify.annotations.NullMarked;

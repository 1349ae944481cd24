/// Pure functions on text: safe HTML, plain text, slugs, JSON.
@NullMarked
package broadsheet.text;

import org.jspecify.annotations.NullMarked;

/// Letters: what is to be written to whom, and the way to the mail server.
@NullMarked
package broadsheet.mail;

import org.jspecify.annotations.NullMarked;

/// Asking other hosts over HTTP, guarded: public addresses only, within limits of time and size.
/// The only importer of the HTTP client.
@NullMarked
package broadsheet.fetch;

import org.jspecify.annotations.NullMarked;

/// Request, Response, Router and the filters; the only importer of the server.
@NullMarked
package broadsheet.http;

import org.jspecify.annotations.NullMarked;

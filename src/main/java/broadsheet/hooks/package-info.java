/// Events pushed outward: webhooks, and pings to a WebSub hub.
@NullMarked
package broadsheet.hooks;

import org.jspecify.annotations.NullMarked;

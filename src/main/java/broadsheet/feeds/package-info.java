/// What machines read of the paper: feeds, sitemaps, and the small files that programs look for.
@NullMarked
package broadsheet.feeds;

import org.jspecify.annotations.NullMarked;

/// Folders of Markdown or HTML with front matter: sites of Hugo, Jekyll, Eleventy and the like.
@NullMarked
package broadsheet.importer.folder;

import org.jspecify.annotations.NullMarked;

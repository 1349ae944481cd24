package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.text.SafeHtml;

/// A page of the site itself, such as "About".
public record SitePage(Layout layout, String title, SafeHtml body) {}

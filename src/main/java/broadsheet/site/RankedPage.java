package broadsheet.site;

import broadsheet.page.Layout;
import java.util.List;

/// A page of lists made by readers: what is read most, or what rises.
///
/// @param links to topics
/// @param containers the lists; none where nothing has been read
/// @param nothing what is said then
public record RankedPage(
        Layout layout,
        String title,
        String text,
        List<Layout.Link> links,
        List<Container> containers,
        String nothing) {}

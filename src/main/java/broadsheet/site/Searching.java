package broadsheet.site;

import broadsheet.search.Search;

/// How readers may search.
///
/// @param rate searches a minute from one address, and ten times as many suggestions; 0: any number
public record Searching(Search search, int rate) {}

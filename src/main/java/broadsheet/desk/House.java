package broadsheet.desk;

import broadsheet.paper.HousePages;
import broadsheet.paper.StandingMatter;
import broadsheet.story.Block;
import broadsheet.story.Pages;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// What the desk arranges the paper itself with.
///
/// @param stands whether readers find something at a path
/// @param blocks makes a body of HTML
public record House(
        StandingMatter standing,
        HousePages pages,
        Pages own,
        Predicate<String> stands,
        Function<String, List<Block>> blocks) {}

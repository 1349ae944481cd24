package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.story.Story;

/// A story's page as readers will have it. The readers' site makes it, so that it cannot be
/// another.
@FunctionalInterface
public interface Preview {
    Content of(Story story);
}

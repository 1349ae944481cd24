package broadsheet.desk;

import broadsheet.identity.Grant;
import broadsheet.page.Messages;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Roles and sections in the words of the interface.
final class RoleWords {
    private final Messages words;
    private final Supplier<SectionTree> sections;

    RoleWords(Messages words, Supplier<SectionTree> sections) {
        this.words = words;
        this.sections = sections;
    }

    /// "Editor", or "Editor in Politics".
    String of(Grant grant) {
        String role = words.get("desk.role." + grant.role().word());
        return grant.section() == null
                ? role
                : words.get("desk.role.in", role, section(grant.section()));
    }

    /// The section's name; for one that is gone, its number.
    String section(@Nullable Long number) {
        return sections.get().all().stream()
                .filter(section -> number != null && section.id().value() == number)
                .map(Section::name)
                .findFirst()
                .orElse("" + number);
    }
}

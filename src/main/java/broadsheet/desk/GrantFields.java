package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.page.Messages;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The fields of a form that gives a role, everywhere or in a section.
final class GrantFields {
    private final Messages words;
    private final Supplier<SectionTree> sections;

    GrantFields(Messages words, Supplier<SectionTree> sections) {
        this.words = words;
        this.sections = sections;
    }

    /// The role in a form; empty where there is no such role or section, or they do not go
    /// together.
    Optional<Grant> grant(Form form) {
        return grant(form, "role", "section");
    }

    /// The same of fields with other names.
    Optional<Grant> grant(Form form, String roleField, String sectionField) {
        Optional<Role> role = form.value(roleField).flatMap(Role::of);
        String section = form.value(sectionField).orElse("");
        if (section.isEmpty()) return role.map(Grant::of);
        long number = Numbers.of(section);
        boolean there = sections.get().all().stream().anyMatch(each -> each.id().value() == number);
        return role.filter(it -> there && it != Role.ADMINISTRATOR)
                .map(it -> new Grant(it, number));
    }

    /// The roles that may be given.
    List<PeoplePage.Choice> roles(Predicate<Role> given) {
        return Arrays.stream(Role.values())
                .filter(given)
                .map(role ->
                        new PeoplePage.Choice(role.word(), words.get("desk.role." + role.word())))
                .toList();
    }

    /// Every section by its path, which shows what is above it.
    List<PeoplePage.Choice> sections() {
        SectionTree tree = sections.get();
        return tree.all().stream()
                .map(section ->
                        new PeoplePage.Choice(
                                "" + section.id().value(),
                                tree.trail(section.id()).stream()
                                        .map(Section::name)
                                        .collect(Collectors.joining(" › "))))
                .toList();
    }
}

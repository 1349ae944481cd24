package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Email;
import broadsheet.identity.Grant;
import broadsheet.identity.Identity;
import broadsheet.identity.NewPerson;
import broadsheet.identity.People;
import broadsheet.identity.Person;
import broadsheet.identity.PersonId;
import broadsheet.identity.Right;
import broadsheet.identity.Role;
import broadsheet.identity.SignedIn;
import broadsheet.identity.Token;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who works here: list, invite, roles, links, deactivate.
final class PeopleRoutes {
    static final String PATH = "/desk/people";

    private static final String ONE = PATH + "/{id}";

    private final Identity identity;
    private final Paper paper;
    private final Supplier<SectionTree> sections;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final RoleWords roles;
    private final Messages words;
    private final Dates dates;

    PeopleRoutes(
            Identity identity,
            Paper paper,
            Supplier<SectionTree> sections,
            Frames frames,
            Sheets sheets,
            Notices notices,
            RoleWords roles,
            Messages words,
            Dates dates) {
        this.identity = identity;
        this.paper = paper;
        this.sections = sections;
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.roles = roles;
        this.words = words;
        this.dates = dates;
    }

    void addTo(Door door) {
        Right right = Right.MANAGE_PEOPLE;
        door.get(PATH, right, (_, who) -> list(who, null, null, 200));
        door.post(PATH, right, this::invite);
        door.get(ONE, right, (request, who) -> on(request, who, person -> page(who, person, null)));
        door.post(ONE + "/roles", right, (request, who) -> role(request, who, true));
        door.post(ONE + "/roles/removed", right, (request, who) -> role(request, who, false));
        door.post(ONE + "/link", right, (request, who) -> on(request, who, it -> link(who, it)));
        door.post(
                ONE + "/deactivation",
                right,
                (request, who) ->
                        on(
                                request,
                                who,
                                it ->
                                        done(
                                                who,
                                                it,
                                                identity.people()
                                                        .deactivate(it.id(), who.actor()))));
        door.post(
                ONE + "/reactivation",
                right,
                (request, who) ->
                        on(
                                request,
                                who,
                                it ->
                                        done(
                                                who,
                                                it,
                                                identity.people()
                                                        .reactivate(it.id(), who.actor()))));
        door.post(
                ONE + "/second-factor/removed",
                right,
                (request, who) ->
                        on(
                                request,
                                who,
                                it -> {
                                    identity.secondFactor().end(it.id(), who.actor());
                                    return Response.seeOther(address(it.id()));
                                }));
        door.post(
                ONE + "/sign-out",
                right,
                (request, who) ->
                        on(
                                request,
                                who,
                                it -> {
                                    identity.sessions().endAll(it.id(), 0, who.actor());
                                    return Response.seeOther(address(it.id()));
                                }));
    }

    private interface About {
        Response answer(Person person);
    }

    private Response on(Request request, SignedIn who, About about) {
        return identity.people()
                .find(new PersonId(Numbers.of(request.variable("id"))))
                .map(about::answer)
                .orElseGet(() -> notices.missing(who));
    }

    private Response list(SignedIn who, @Nullable Form form, @Nullable String problem, int status) {
        return sheets.page(
                "people",
                new PeoplePage(
                        frames.of(who, words.get("desk.tab.people"), PATH),
                        identity.people().all().stream().map(this::line).toList(),
                        roleChoices(),
                        sectionChoices(),
                        form == null ? "" : form.value("name").orElse(""),
                        form == null ? "" : form.value("email").orElse(""),
                        problem),
                status);
    }

    private PeoplePage.Line line(Person person) {
        return new PeoplePage.Line(
                person.id().value(),
                person.name(),
                person.email(),
                person.grants().stream().map(roles::of).collect(Collectors.joining(", ")),
                person.deactivated() != null
                        ? words.get("desk.person.deactivated")
                        : person.invited() ? words.get("desk.person.invited") : "");
    }

    private Response invite(Request request, SignedIn who) {
        Form form = request.form();
        Optional<String> name = form.value("name").flatMap(NewPerson::name);
        Optional<Email> email = form.value("email").flatMap(Email::of);
        Optional<Grant> grant = grant(form);
        if (name.isEmpty()) return list(who, form, words.get("desk.name.wrong"), 422);
        if (email.isEmpty()) return list(who, form, words.get("desk.email.wrong"), 422);
        if (grant.isEmpty()) return list(who, form, words.get("desk.role.wrong"), 422);
        return identity.people()
                .add(new NewPerson(name.get(), email.get(), List.of(grant.get())), who.actor())
                .flatMap(identity.people()::find)
                .map(person -> link(who, person))
                .orElseGet(() -> list(who, form, words.get("desk.email.taken"), 409));
    }

    /// The role in a form; empty where there is no such role or section, or they do not go
    /// together.
    private Optional<Grant> grant(Form form) {
        Optional<Role> role = form.value("role").flatMap(Role::of);
        String section = form.value("section").orElse("");
        if (section.isEmpty()) return role.map(Grant::of);
        long number = Numbers.of(section);
        boolean there = sections.get().all().stream().anyMatch(each -> each.id().value() == number);
        return role.filter(it -> there && it != Role.ADMINISTRATOR)
                .map(it -> new Grant(it, number));
    }

    private Response role(Request request, SignedIn who, boolean give) {
        return on(
                request,
                who,
                person -> {
                    Optional<Grant> grant = grant(request.form());
                    if (grant.isEmpty())
                        return page(who, person, words.get("desk.role.wrong"), null, null, 422);
                    People people = identity.people();
                    return done(
                            who,
                            person,
                            give
                                    ? people.give(person.id(), grant.get(), who.actor())
                                    : people.take(person.id(), grant.get(), who.actor()));
                });
    }

    private Response done(SignedIn who, Person person, People.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Response.seeOther(address(person.id()));
            case MISSING -> notices.missing(who);
            case LAST_ADMINISTRATOR ->
                    page(who, person, words.get("desk.person.last"), null, null, 409);
        };
    }

    /// Makes a link and shows it, this once.
    private Response link(SignedIn who, Person person) {
        Optional<Token> token = identity.links().password(person.id(), who.actor());
        if (token.isEmpty())
            return page(who, person, words.get("desk.person.out"), null, null, 409);
        String good = words.get(person.invited() ? "desk.link.week" : "desk.link.hours");
        return page(
                who, person, null, paper.url() + LinkRoutes.PATH + token.get().text(), good, 200);
    }

    private Response page(SignedIn who, Person person, @Nullable String problem) {
        return page(who, person, problem, null, null, 200);
    }

    private Response page(
            SignedIn who,
            Person person,
            @Nullable String problem,
            @Nullable String link,
            @Nullable String good,
            int status) {
        return sheets.page(
                "person",
                new PersonPage(
                        frames.of(who, person.name(), address(person.id())),
                        person.id().value(),
                        person.name(),
                        person.email(),
                        dates.day(person.created()),
                        person.invited(),
                        person.deactivated() != null,
                        identity.secondFactor().of(person.id()).on(),
                        identity.passkeys().of(person.id()).size(),
                        person.grants().stream().map(this::given).toList(),
                        roleChoices(),
                        sectionChoices(),
                        identity.sessions().of(person.id()).stream()
                                .map(session ->
                                        new DevicesPage.Line(
                                                session.id(),
                                                session.device(),
                                                dates.moment(session.created()),
                                                dates.moment(session.lastUsed()),
                                                session.id() == who.session().id()))
                                .toList(),
                        link,
                        good,
                        problem),
                status);
    }

    private PersonPage.Given given(Grant grant) {
        return new PersonPage.Given(
                grant.role().word(),
                grant.section() == null ? "" : "" + grant.section(),
                roles.of(grant));
    }

    private List<PeoplePage.Choice> roleChoices() {
        return Arrays.stream(Role.values())
                .map(role ->
                        new PeoplePage.Choice(role.word(), words.get("desk.role." + role.word())))
                .toList();
    }

    /// Every section by its path, which shows what is above it.
    private List<PeoplePage.Choice> sectionChoices() {
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

    private static String address(PersonId id) {
        return PATH + "/" + id.value();
    }
}

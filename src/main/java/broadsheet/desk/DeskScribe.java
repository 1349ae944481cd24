package broadsheet.desk;

import broadsheet.identity.Actor;
import broadsheet.identity.Identity;
import broadsheet.identity.LetterKind;
import broadsheet.identity.Link;
import broadsheet.identity.Person;
import broadsheet.identity.PersonId;
import broadsheet.mail.Envelope;
import broadsheet.mail.Letter;
import broadsheet.mail.Mailbox;
import broadsheet.mail.Scribe;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.page.Templates;
import broadsheet.paper.Paper;
import broadsheet.story.Languages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the letters about people's accounts, in the paper's language. A link that lets somebody
/// in is made here, when its letter goes out, and is in no table before.
final class DeskScribe implements Scribe {
    private static final Logger LOG = LoggerFactory.getLogger(DeskScribe.class);

    private final Identity identity;
    private final Paper paper;
    private final Templates templates;
    private final Messages words;
    private final Dates dates;

    DeskScribe(Identity identity, Paper paper, Templates templates, Messages words, Dates dates) {
        this.identity = identity;
        this.paper = paper;
        this.templates = templates;
        this.words = words;
        this.dates = dates;
    }

    @Override
    public Optional<Letter> write(Envelope envelope) {
        return LetterKind.of(envelope.kind())
                .flatMap(kind ->
                        identity.people()
                                .reader(kind, envelope)
                                .flatMap(person -> letter(kind, envelope, person)));
    }

    private Optional<Letter> letter(LetterKind kind, Envelope envelope, Person person) {
        Optional<Mailbox> to = Mailbox.of(person.email(), person.name());
        if (to.isEmpty()) {
            LOG.warn(
                    "{} gets no letters: their address is none that a letter can safely go to",
                    person.id().actor());
            return Optional.empty();
        }
        return switch (kind) {
            case INVITATION ->
                    person.invited()
                            ? Optional.of(
                                    withLink(kind, envelope, person, to.get(), inviter(envelope)))
                            : Optional.empty();
            case LOST_PASSWORD -> Optional.of(withLink(kind, envelope, person, to.get(), ""));
            case NEW_BROWSER,
                    PASSWORD_SET,
                    SECOND_FACTOR_ON,
                    SECOND_FACTOR_OFF,
                    PASSKEY_ADDED,
                    PASSKEY_REMOVED,
                    PASSKEY_COPIED,
                    PROVIDER_TIED,
                    PROVIDER_UNTIED ->
                    Optional.of(told(kind, envelope, person, to.get()));
        };
    }

    private String inviter(Envelope envelope) {
        return PersonId.of(new Actor(envelope.detail()))
                .flatMap(id -> Optional.ofNullable(identity.people().names(Set.of(id)).get(id)))
                .orElse(paper.name());
    }

    private Letter withLink(
            LetterKind kind, Envelope envelope, Person person, Mailbox to, String inviter) {
        URI link =
                URI.create(
                        paper.url()
                                + LinkRoutes.PATH
                                + identity.links().mailed(person, envelope.id()).text());
        Link.Purpose purpose = Link.purpose(person);
        String good =
                words.get(
                        purpose == Link.Purpose.INVITATION ? "desk.link.week" : "desk.link.hours");
        return letter(
                kind,
                person,
                to,
                words.get(name(kind, "text"), isolated(paper.name()), isolated(inviter)),
                link,
                link,
                List.of(words.get("letter.link.good", good), words.get(name(kind, "end"))));
    }

    private Letter told(LetterKind kind, Envelope envelope, Person person, Mailbox to) {
        return letter(
                kind,
                person,
                to,
                words.get(
                        name(kind, "text"),
                        isolated(paper.name()),
                        dates.moment(envelope.posted()),
                        isolated(envelope.detail())),
                URI.create(paper.url() + LostPasswordRoutes.PATH),
                null,
                List.of(words.get("letter.told.end")));
    }

    private static String name(LetterKind kind, String part) {
        return "letter." + kind.word() + "." + part;
    }

    private Letter letter(
            LetterKind kind,
            Person person,
            Mailbox to,
            String text,
            URI link,
            @Nullable URI secret,
            List<String> after) {
        LetterPage page =
                new LetterPage(
                        paper.language(),
                        Languages.direction(paper.language()),
                        words.get(name(kind, "subject"), isolated(paper.name())),
                        words.get("letter.hello", isolated(person.name())),
                        text,
                        link.toString(),
                        after,
                        words.get("desk.of", isolated(paper.name())),
                        paper.url().toString());
        return new Letter(
                to,
                page.subject(),
                page.plain(),
                new String(templates.render("desk/letter", page), StandardCharsets.UTF_8),
                paper.language(),
                secret);
    }

    /// Set apart from the sentence it stands in where one of them runs from right to left, so that
    /// neither turns the other about (Unicode's first strong isolate).
    private String isolated(String text) {
        char[] letters = text.toCharArray();
        boolean mixed =
                Languages.direction(paper.language()).equals("rtl")
                        || Bidi.requiresBidi(letters, 0, letters.length);
        return mixed && !text.isEmpty() ? "\u2068" + text + "\u2069" : text;
    }
}

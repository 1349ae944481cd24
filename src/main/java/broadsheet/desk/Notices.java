package broadsheet.desk;

import broadsheet.http.Response;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;

/// What the desk answers where it will not.
final class Notices {
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    Notices(Frames frames, Sheets sheets, Messages words) {
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    Response forbidden(SignedIn who) {
        return inside(who, "forbidden", 403);
    }

    /// A form of another session, or of no page of ours.
    Response staleForm(SignedIn who) {
        return inside(who, "stale", 403);
    }

    Response missing(SignedIn who) {
        return inside(who, "missing", 404);
    }

    /// Too many search, or an index is being made.
    Response searchBusy(SignedIn who) {
        Frame frame = frames.of(who, words.get("search.busy.title"), "");
        return sheets.page(
                "notice",
                new NoticePage(
                        frame,
                        words.get("search.busy.title"),
                        words.get("desk.search.busy"),
                        StoryRoutes.PATH,
                        words.get("desk.stories")),
                503);
    }

    /// A link that was used, has run out, or never was.
    Response voidLink() {
        return page(
                frames.outside(words.get("desk.notice.void.title")),
                "void",
                SignInRoutes.PATH,
                words.get("desk.sign-in"),
                410);
    }

    /// A link to read a story by that has run out, was ended, or never was.
    Response voidPreview() {
        return page(
                frames.outside(words.get("desk.notice.preview.title")),
                "preview",
                "/",
                words.get("desk.notice.preview.go"),
                410);
    }

    private Response inside(SignedIn who, String name, int status) {
        Frame frame = frames.of(who, words.get("desk.notice." + name + ".title"), "");
        return page(frame, name, Next.HOME, words.get("desk.tab.home"), status);
    }

    private Response page(Frame frame, String name, String href, String link, int status) {
        return sheets.page(
                "notice",
                new NoticePage(
                        frame,
                        words.get("desk.notice." + name + ".title"),
                        words.get("desk.notice." + name + ".text"),
                        href,
                        link),
                status);
    }
}

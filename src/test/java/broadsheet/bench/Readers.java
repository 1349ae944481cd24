package broadsheet.bench;

import broadsheet.invented.Dice;
import broadsheet.invented.Zipf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everybody who reads during the day, and judges what is shown: people by a power law over the
/// archive and what is new, crawlers, feed readers, searchers, and newsrooms that follow the API.
final class Readers {
    private static final Pattern LINK =
            Pattern.compile("<a href=\"(/[^\"#?]+)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern CHANGE =
            Pattern.compile(
                    "\"id\":(\\d+),\"kind\":\"[^\"]*\",\"change\":\"[^\"]*\",\"revision\":(\\d+)");
    private static final Pattern CURSOR =
            Pattern.compile("\"cursor\":\"([^\"]*)\",\"more\":(\\w+)");
    private static final int FEED_READERS = 50;

    private final Client client;
    private final Truth truth;
    private final Shelf shelf;
    private final Newsdesk desk;
    private final Zipf archive;
    private final Zipf recent = new Zipf(300);
    private final Map<Integer, Answer> feeds = new ConcurrentHashMap<>();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger crawled = new AtomicInteger();
    private final List<String> sitemaps = new ArrayList<>();
    private volatile String cursor = "latest";

    Readers(Client client, Truth truth, Shelf shelf, Newsdesk desk) throws IOException {
        this.client = client;
        this.truth = truth;
        this.shelf = shelf;
        this.desk = desk;
        this.archive = new Zipf(shelf.size());
        Matcher found =
                Pattern.compile("/sitemap/[^<]+(?=</loc>)")
                        .matcher(client.get("/sitemap.xml").text());
        while (found.find()) sitemaps.add(found.group());
        follow();
    }

    private static Dice dice() {
        return new Dice(ThreadLocalRandom.current().nextLong());
    }

    void readArchive() throws IOException {
        story(shelf.at(shelf.size() - 1 - archive.draw(dice())));
    }

    void crawl() throws IOException {
        story(shelf.at(Math.floorMod(crawled.getAndIncrement() * 7_919, shelf.size())));
    }

    private void story(Shelf.Entry entry) throws IOException {
        Truth.Piece piece = truth.at(entry.path());
        if (piece != null) {
            piece(piece);
            return;
        }
        long asked = System.nanoTime();
        Answer answer = client.get(entry.path());
        piece = truth.at(entry.path()); // somebody may have changed it meanwhile
        if (piece != null)
            Truth.judge(piece, answer.status(), shown(answer), asked, System.nanoTime());
        else if (ThreadLocalRandom.current().nextInt(8) == 0) Judge.story(answer, entry);
        else {
            Judge.whole(answer, 200);
            if (!shown(answer).equals(Judge.plain(entry.headline())))
                throw new AssertionError(entry.path() + " shows " + shown(answer));
        }
    }

    private static String shown(Answer answer) {
        return answer.status() == 200 ? Judge.plain(Judge.headline(answer.text())) : "";
    }

    void readNew() throws IOException {
        List<Truth.Piece> today = truth.today();
        int back = recent.draw(dice());
        if (back < today.size()) piece(today.get(today.size() - 1 - back));
        else readArchive();
    }

    void readBreaking() throws IOException {
        Truth.Piece breaking = desk.breaking;
        if (breaking == null) readNew();
        else piece(breaking);
    }

    private void piece(Truth.Piece piece) throws IOException {
        long asked = System.nanoTime();
        Answer answer = client.get(piece.path);
        long came = System.nanoTime();
        Truth.judge(piece, answer.status(), shown(answer), asked, came);
        Judge.whole(answer, answer.status());
    }

    void readHome() throws IOException {
        front("/", "");
    }

    void readSection() throws IOException {
        String section =
                desk.sections.get(ThreadLocalRandom.current().nextInt(desk.sections.size()));
        front(section, section);
    }

    /// A page of links: each that leads to a story of the day must say what the story says, no
    /// withdrawn one may be there, and the newest must.
    private void front(String path, String section) throws IOException {
        Truth.Piece newest = newest(section);
        long asked = System.nanoTime();
        Answer answer = client.get(path);
        long came = System.nanoTime();
        Judge.whole(answer, 200);
        List<String> links = new ArrayList<>();
        boolean found = false;
        Matcher link = LINK.matcher(answer.text());
        while (link.find()) {
            found |= newest != null && link.group(1).equals(newest.path);
            Truth.Piece piece = truth.at(link.group(1));
            if (piece != null) says(piece, Judge.plain(link.group(2)), path, asked, came);
            if (link.group(1).lastIndexOf('/') > 0) links.add(link.group(1));
        }
        if (newest != null && !found && newest.isPublicThroughout(asked, came))
            throw new AssertionError(path + " has no link to the newest, " + newest.path);
        if (!links.isEmpty() && ThreadLocalRandom.current().nextInt(20) == 0)
            leads(links.get(ThreadLocalRandom.current().nextInt(links.size())), path);
    }

    private static void says(Truth.Piece piece, String text, String where, long asked, long came) {
        // Also links of a picture or a time alone lead to a story.
        boolean headline =
                text.isEmpty()
                        || piece.allowed(asked, came).stream()
                                .anyMatch(version ->
                                        version.stand == Truth.Stand.PUBLISHED
                                                && text.endsWith(version.headline));
        if (!headline || piece.wasNotPublicThroughout(asked, came))
            throw new AssertionError(
                    where
                            + " links to "
                            + piece.path
                            + " as \""
                            + text
                            + "\", allowed: "
                            + piece.allowed(asked, came).stream()
                                    .map(version -> version.stand + " " + version.headline)
                                    .toList());
    }

    private void leads(String path, String from) throws IOException {
        long asked = System.nanoTime();
        Answer answer = client.get(path);
        long came = System.nanoTime();
        Truth.Piece piece = truth.at(path);
        if (piece != null) Truth.judge(piece, answer.status(), shown(answer), asked, came);
        else if (answer.status() != 200)
            throw new AssertionError(from + " links to " + path + ", " + answer.status());
    }

    /// The newest story that was acknowledged before now, of a section or of all (where it is
    /// empty); null where nothing can be said, since it was withdrawn.
    private Truth.Piece newest(String section) {
        List<Truth.Piece> today = truth.today();
        for (int i = today.size() - 1; i >= Math.max(0, today.size() - 40); i--) {
            Truth.Piece piece = today.get(i);
            if (!section.isEmpty() && !piece.section.equals(section)) continue;
            if (piece.isPublicThroughout(System.nanoTime(), System.nanoTime())) return piece;
        }
        return null;
    }

    void readFeed() throws IOException {
        int reader = ThreadLocalRandom.current().nextInt(FEED_READERS);
        Answer before = feeds.get(reader);
        Truth.Piece newest = newest("");
        long asked = System.nanoTime();
        Answer answer =
                before == null
                        ? client.get("/feed.xml")
                        : client.get("/feed.xml", "If-None-Match", before.header("etag"));
        long came = System.nanoTime();
        if (answer.status() == 200) feeds.put(reader, answer);
        else if (answer.status() != 304 || before == null)
            throw new AssertionError("the feed answers " + answer.status());
        String feed = (answer.status() == 200 ? answer : before).text();
        if (newest != null
                && newest.isPublicThroughout(asked, came)
                && !feed.contains(newest.path + "<"))
            throw new AssertionError("the feed has not the newest, " + newest.path);
        for (Truth.Piece piece : truth.today())
            if (piece.last().stand != Truth.Stand.PUBLISHED
                    && piece.wasNotPublicThroughout(asked, came)
                    && feed.contains(piece.path + "<"))
                throw new AssertionError("the feed has " + piece.path);
    }

    void readSitemap() throws IOException {
        String sitemap =
                ThreadLocalRandom.current().nextInt(3) == 0
                        ? "/sitemap/news.xml"
                        : sitemaps.get(ThreadLocalRandom.current().nextInt(sitemaps.size()));
        Answer answer = client.get(sitemap);
        if (answer.status() != 200 || !answer.text().stripTrailing().endsWith("</urlset>"))
            throw new AssertionError(sitemap + " answers " + answer.status());
    }

    /// Looks for a story of the day by a word that no other has.
    void search() throws IOException {
        List<Truth.Piece> today = truth.today();
        if (today.isEmpty()) return;
        Truth.Piece piece = today.get(ThreadLocalRandom.current().nextInt(today.size()));
        long asked = System.nanoTime();
        Answer answer = client.get("/search?q=" + piece.mark);
        long came = System.nanoTime();
        Judge.whole(answer, 200);
        boolean found = answer.text().contains("href=\"" + piece.path + "\"");
        if (found
                ? piece.wasNotPublicThroughout(asked, came)
                : piece.isPublicThroughout(asked, came))
            throw new AssertionError(piece.path + (found ? " was found" : " was not found"));
    }

    /// A read that a page's script tells of.
    void beacon() throws IOException {
        List<Truth.Piece> today = truth.today();
        if (today.isEmpty()) return;
        long story = today.get(ThreadLocalRandom.current().nextInt(today.size())).latest.story();
        Answer answer =
                client.ask(
                        "POST",
                        "/read",
                        "story=" + story + "&from=",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site",
                        "same-origin");
        // A flood from one address, as this is, may be refused politely.
        if (answer.status() != 204 && answer.status() != 429)
            throw new AssertionError("the beacon is answered " + answer.status());
    }

    /// Reads on in the changes, as a newsroom that keeps a copy does.
    synchronized void follow() throws IOException {
        boolean more = true;
        while (more) {
            Answer answer = client.get("/api/v1/changes?limit=1000&since=" + cursor);
            if (answer.status() != 200)
                throw new AssertionError("changes since " + cursor + " answers " + answer.status());
            Matcher change = CHANGE.matcher(answer.text());
            while (change.find())
                if (!followed.add(change.group(1) + "/" + change.group(2)))
                    throw new AssertionError("the change " + change.group() + " came twice");
            Matcher next =
                    CURSOR.matcher(
                            answer.text().substring(Math.max(0, answer.text().lastIndexOf("]"))));
            if (!next.find()) throw new AssertionError("changes without a cursor");
            cursor = next.group(1);
            more = next.group(2).equals("true");
        }
    }

    /// When the day is over: every story as it must stand, and every last change known to whoever
    /// followed. How many were looked at.
    int lookBack() throws IOException {
        follow();
        int looked = 0;
        for (Truth.Piece piece : truth.all()) {
            if (piece.latest.number() == 0 || piece.last().acked == 0 || piece.last().begun == 0)
                continue;
            piece(piece);
            // What was written a moment ago may wait for an older transaction to end.
            String change = piece.latest.story() + "/" + piece.latest.number();
            for (int i = 0; i < 100 && !followed.contains(change); i++) {
                LockSupport.parkNanos(50_000_000);
                follow();
            }
            if (!followed.contains(change))
                throw new AssertionError("nobody who followed was told of " + piece.path);
            looked++;
        }
        return looked;
    }
}

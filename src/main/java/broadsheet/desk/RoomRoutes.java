package broadsheet.desk;

import broadsheet.http.EventStream;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.paper.Buckets;
import broadsheet.paper.Quota;
import broadsheet.story.BlockJson;
import broadsheet.story.Copy;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Room;
import broadsheet.story.Rooms;
import broadsheet.text.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Two and more in one story at once. Somebody comes in, and is given a revision's words with the
/// steps since; sends steps, which are taken where they were made on the newest words and otherwise
/// answered with what was missed; and hears by a stream of events what others do. Nothing here is
/// saved: that stays with [DraftRoutes] and [StoryChanges], which read words and no steps.
final class RoomRoutes {
    static final String PATH = StoryRoutes.ONE + "/room";

    private static final int LARGEST = 8 << 20;

    /// Requests a minute that one person may make, from all windows; long ones count for several.
    private static final int RATE = 1_200;

    private static final int COUNTS_AS_ONE = 32 << 10;

    /// Coming in reads a story and all its steps.
    private static final int COMING_IN = 10;

    private static final int MOST_PEOPLE = 2_000;

    /// Who come in at once, and how long others wait for that: each holds all steps of a room.
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sight sight;
    private final Manuscripts manuscripts;
    private final OpenRooms open;
    private final Semaphore comingIn = new Semaphore(AT_ONCE);
    private final StoryForm form;
    private final Rooms rooms;
    private final Attendance attendance;
    private final Messages words;
    private final Buckets buckets;

    RoomRoutes(Newsdesk newsdesk, Sight sight, StoryForm form, Messages words) {
        this.sight = sight;
        this.form = form;
        this.words = words;
        this.manuscripts = newsdesk.manuscripts();
        this.open = new OpenRooms(newsdesk);
        this.attendance = newsdesk.attendance();
        this.rooms = attendance.rooms();
        this.buckets = new Buckets(MOST_PEOPLE, newsdesk.clock());
    }

    void addTo(Door door) {
        door.post(PATH, Right.WRITE, Sight.through(this::enter));
        door.post(PATH + "/steps", Right.WRITE, Sight.through(this::take));
        door.get(
                PATH + "/news",
                Right.WRITE,
                Sight.through((request, who) -> news(door, request, who)));
    }

    /// The story, if they may save words in it as it stands: what is typed in a room goes where the
    /// next save in it goes, whoever saves. Asked for each request, and again while a stream is
    /// open.
    private Manuscript story(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        if (!sight.maySave(who, story)) throw sight.forbidden(who);
        return story;
    }

    private Response enter(Request request, SignedIn who) throws InterruptedException {
        Manuscript story = story(request, who);
        Quota quota = buckets.take("rooms", who.actor().name(), RATE, COMING_IN);
        if (!quota.granted()) return tooMany(quota);
        if (!comingIn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) return full();
        try {
            Room room = open.enter(story);
            Room.Base base = rooms.base(room, known(request, room));
            // Read after the room: what comes meanwhile comes by the stream.
            List<Room.Step> steps = rooms.between(room.id(), base, room.version());
            // The revision that the room stands on may be newer than the story was a moment ago.
            Manuscript now = sight.now(who, story.id());
            Json.Builder json =
                    Json.object()
                            .put("room", room.id())
                            .put("base", base.number())
                            .put("baseVersion", base.version())
                            .put("blocks", BlockJson.write(open.words(now, base.number()).body()))
                            .put("onto", room.onto())
                            .put("saved", saved(open.words(now, room.onto())))
                            .put("version", room.version())
                            .put(
                                    "fields",
                                    rooms.fields(room.id(), room.ontoSeq()),
                                    RoomRoutes::json)
                            .put("seq", room.seq());
            return DraftRoutes.json(200, with(json, steps));
        } finally {
            comingIn.release();
        }
    }

    /// An object with steps. They are written as they were sent, and not read for it: they may be
    /// long.
    static String with(Json.Builder json, List<Room.Step> steps) {
        String object = json.build().write();
        StringBuilder text = new StringBuilder(object);
        text.setLength(object.length() - 1);
        text.append(object.length() > 2 ? "," : "").append("\"steps\":[");
        for (int i = 0; i < steps.size(); i++) {
            Room.Step step = steps.get(i);
            String rest =
                    Json.object()
                            .put("client", step.client())
                            .put("version", step.version())
                            .build()
                            .write();
            text.append(i == 0 ? "" : ",").append(rest, 0, rest.length() - 1);
            text.append(",\"step\":").append(step.step()).append('}');
        }
        return text.append("]}").toString();
    }

    /// The version that somebody has words of already, where they come from this room.
    private static long known(Request request, Room room) {
        try {
            Json.Obj sent =
                    Json.read(new String(request.body(1 << 10), StandardCharsets.UTF_8)).obj();
            long version = sent.number("version");
            return sent.number("room") == room.id() && version >= 0 ? version : room.version();
        } catch (IllegalArgumentException e) {
            return room.version();
        }
    }

    private Json saved(Copy copy) {
        Json.Builder json = Json.object();
        form.write(copy)
                .forEach((name, value) -> {
                    if (!name.equals(BodyField.TEXT) && !name.equals(BodyField.BLOCKS))
                        json.put(name, value);
                });
        return json.build();
    }

    private Response take(Request request, SignedIn who) {
        Manuscript story = story(request, who);
        byte[] body = request.body(LARGEST);
        Quota quota =
                buckets.take("rooms", who.actor().name(), RATE, 1 + body.length / COUNTS_AS_ONE);
        if (!quota.granted()) return tooMany(quota);
        SentSteps sent;
        try {
            sent = SentSteps.read(body, form.write(story.copy()).keySet());
        } catch (IllegalArgumentException e) {
            return Refusal.of(
                    400, words.get("desk.refused.unread", String.valueOf(e.getMessage())));
        }
        String client = window(who, sent.client());
        if (sent.leaving()) {
            attendance.tellGone(sent.room(), client);
            return DraftRoutes.json(200, Json.object().put("version", sent.version()));
        }
        return switch (became(story, who, client, sent)) {
            case Room.Sent.Taken(long version, long seq) -> {
                is(who, sent, client, version);
                yield DraftRoutes.json(
                        200,
                        Json.object().put("taken", true).put("version", version).put("seq", seq));
            }
            case Room.Sent.Behind(long version, long seq) -> {
                is(who, sent, client, sent.version());
                yield DraftRoutes.json(
                        200,
                        with(
                                Json.object()
                                        .put("taken", false)
                                        .put("version", version)
                                        .put("seq", seq),
                                rooms.next(sent.room(), sent.version())));
            }
            case Room.Sent.Ended() -> Refusal.of(410, words.get("desk.refused.room.ended"));
            case Room.Sent.Full() -> Refusal.of(413, words.get("desk.refused.room.long"));
        };
    }

    private Room.Sent became(Manuscript story, SignedIn who, String client, SentSteps sent) {
        // Yet another revision has come: what this one was put together with is not the newest.
        if (sent.stands() > 0 && sent.stands() != story.number())
            return new Room.Sent.Behind(sent.version(), 0);
        return rooms.send(
                story.id(),
                sent.room(),
                sent.version(),
                client,
                who.person().id(),
                sent.steps(),
                sent.fields(),
                sent.stands());
    }

    /// Windows make their names up: nobody can use another person's.
    private static String window(SignedIn who, String client) {
        return who.person().id().value() + "." + client;
    }

    private void is(SignedIn who, SentSteps sent, String client, long version) {
        attendance.tell(sent.room(), member(who, client, sent.anchor(), sent.head(), version));
    }

    private static Attendance.Member member(
            SignedIn who, String client, long anchor, long head, long version) {
        return new Attendance.Member(
                client, who.person().id().value(), who.person().name(), anchor, head, version);
    }

    private Response news(Door door, Request request, SignedIn who) {
        Manuscript story = story(request, who);
        Quota quota = buckets.take("rooms", who.actor().name(), RATE, 1);
        if (!quota.granted()) return tooMany(quota);
        String client = request.param("client").filter(SentDraft::isClient).orElse("");
        Room room =
                rooms.find(story.id(), Numbers.of(request.param("room").orElse("")))
                        .filter(it -> !it.ended())
                        .orElse(null);
        if (room == null || client.isEmpty())
            return Refusal.of(410, words.get("desk.refused.room.ended"));
        Attendance.Seat seat = attendance.sit(room.id(), who.person().id().value()).orElse(null);
        if (seat == null) return full();
        return new EventStream(
                new RoomNews(
                        attendance,
                        seat,
                        room,
                        member(who, window(who, client), -1, -1, 0),
                        Numbers.of(request.param("version").orElse("")),
                        Numbers.of(request.param("seq").orElse("")),
                        () -> door.at(request).filter(it -> still(it, who, room)).isPresent()));
    }

    /// Whether somebody who listens still may.
    private boolean still(SignedIn now, SignedIn who, Room room) {
        return now.person().id().equals(who.person().id())
                && manuscripts
                        .find(room.story())
                        .filter(story -> sight.remit(now).sees(story))
                        .filter(story -> sight.maySave(now, story))
                        .isPresent();
    }

    private Response full() {
        return Refusal.of(503, words.get("desk.refused.room.full")).with("Retry-After", "30");
    }

    private Response tooMany(Quota quota) {
        return Refusal.of(429, words.get("desk.refused.fast"))
                .with("Retry-After", Long.toString(quota.pause()));
    }

    static Json json(Room.Field field) {
        return Json.object()
                .put("name", field.name())
                .put("value", field.value())
                .put("seq", field.seq())
                .put("client", field.client())
                .build();
    }
}

package broadsheet.bench;

import broadsheet.TestApp;
import broadsheet.config.Settings;
import broadsheet.identity.Actor;
import broadsheet.identity.Email;
import broadsheet.identity.Grant;
import broadsheet.identity.NewPerson;
import broadsheet.identity.PersonId;
import broadsheet.identity.Role;
import broadsheet.story.AtPath;
import broadsheet.story.Block;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.Inline;
import broadsheet.story.NewTag;
import broadsheet.story.Outcome;
import broadsheet.story.Section;
import broadsheet.story.StoryId;
import broadsheet.story.StoryKind;
import broadsheet.story.TagId;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A paper with editors who do as they are told: `PORT DATA [SETTING=VALUE …]` starts the server
/// and listens on a loopback port, printed as `Desk: PORT`, for what another process wants
/// published. So the load is made elsewhere, and the server's memory is its own. [Editor] is the
/// other end. Not a test.
public final class Desk {
    private static final Actor ACTOR = new Actor("person:1");

    private final TestApp app;

    private Desk(TestApp app) {
        this.app = app;
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> given = new HashMap<>();
        int port = Integer.parseInt(arguments[0]);
        given.put("http.port", arguments[0]);
        given.put("ops.port", String.valueOf(port + 1));
        given.put("http.bind", "127.0.0.1");
        given.put("data.dir", arguments[1]);
        for (String setting : List.of(arguments).subList(2, arguments.length)) {
            String[] parts = setting.split("=", 2);
            given.put(parts[0], parts[1]);
        }
        TestApp app =
                TestApp.start(Settings.read(null, Map.of(), given), false, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close));
        try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("Desk: " + door.getLocalPort());
            System.out.println("Ready: " + app.address());
            while (true) {
                Socket editor = door.accept();
                editor.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> new Desk(app).serve(editor));
            }
        }
    }

    private void serve(Socket editor) {
        try (editor) {
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(editor.getInputStream()));
            DataOutputStream out = new DataOutputStream(editor.getOutputStream());
            while (true) {
                String[] wish = new String[in.readInt()];
                for (int i = 0; i < wish.length; i++) wish[i] = in.readUTF();
                String said;
                try {
                    said = done(wish);
                } catch (RuntimeException e) {
                    e.printStackTrace();
                    said = "failed\t" + e;
                }
                out.writeUTF(said);
            }
        } catch (EOFException e) {
            // The editor has gone home.
        } catch (IOException e) {
            System.err.println("an editor was cut off: " + e);
        }
    }

    private String done(String[] wish) {
        return switch (wish[0]) {
            case "sections" ->
                    String.join(
                            "\t",
                            app.sections().tree().top().stream()
                                    .filter(Section::inUse)
                                    .map(Section::path)
                                    .toList());
            case "draft" -> said(draft(wish), 0, 0);
            case "invite" -> invite(wish[1]);
            case "schedule" ->
                    timed(() ->
                            app.publishing()
                                    .schedule(
                                            id(wish),
                                            onto(wish),
                                            Instant.ofEpochMilli(Long.parseLong(wish[3])),
                                            ZoneOffset.UTC,
                                            ACTOR));
            case "find" -> find(wish[1]);
            case "publish" -> publish(wish);
            case "hold" -> timed(() -> app.publishing().hold(id(wish), onto(wish), wish[3], ACTOR));
            case "kill" -> timed(() -> app.publishing().kill(id(wish), onto(wish), wish[3], ACTOR));
            default -> throw new IllegalArgumentException(wish[0]);
        };
    }

    /// `invite EMAIL`: somebody who may do everything to stories, by the link that lets them in.
    private String invite(String email) {
        PersonId person =
                app.identity()
                        .people()
                        .add(
                                new NewPerson(
                                        "Bench",
                                        Email.of(email).orElseThrow(),
                                        List.of(Grant.of(Role.DESK_HEAD))),
                                Actor.SYSTEM)
                        .orElseThrow();
        return "/desk/link/"
                + app.identity().links().password(person, Actor.SYSTEM).orElseThrow().text();
    }

    private static StoryId id(String[] wish) {
        return new StoryId(Long.parseLong(wish[1]));
    }

    private static int onto(String[] wish) {
        return Integer.parseInt(wish[2]);
    }

    /// `draft SECTION TAG HEADLINE STANDFIRST PARAGRAPH…`
    private Outcome draft(String[] wish) {
        Section section =
                app.sections()
                        .tree()
                        .at(wish[1])
                        .orElseThrow(() -> new IllegalArgumentException("no section " + wish[1]));
        TagId tag =
                app.tags()
                        .put(List.of(new NewTag(wish[2], wish[2], null)))
                        .values()
                        .iterator()
                        .next();
        List<Block> body =
                Stream.of(wish)
                        .skip(5)
                        .<Block>map(text -> new Block.Paragraph(List.of(new Inline.Text(text))))
                        .toList();
        Copy copy =
                Copy.of("en", wish[3], body)
                        .standfirst(wish[4])
                        .filing(new Copy.Filing(section.id(), List.of(), List.of(tag), 0))
                        .build();
        return app.publishing().draft(StoryKind.ARTICLE, copy, ACTOR);
    }

    private String find(String path) {
        return app.stories().at(path) instanceof AtPath.Found(var story)
                ? said(new Outcome.Done(story.id(), story.number(), story.path()), 0, 0)
                : "failed\tno story at " + path;
    }

    /// `publish ID ONTO CHANGE HEADLINE`: the newest copy under another headline.
    private String publish(String[] wish) {
        StoryId id = id(wish);
        Change change = Change.valueOf(wish[3]);
        Copy newest = app.stories().revisions(id).getLast().copy();
        Copy.Builder copy = newest.with().headline(wish[4]);
        if (change == Change.UPDATE) copy.updateNote("Now: " + wish[4]);
        if (change == Change.CORRECTION)
            copy.corrections(
                    Stream.concat(
                                    newest.corrections().stream(),
                                    Stream.of(
                                            new Correction(
                                                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                                                    "An earlier headline was wrong.")))
                            .toList());
        Copy wanted = copy.build();
        return timed(() -> app.publishing().publish(id, onto(wish), wanted, change, ACTOR));
    }

    @FunctionalInterface
    private interface Doing {
        Outcome done();
    }

    private static String timed(Doing doing) {
        long began = System.nanoTime();
        Outcome outcome = doing.done();
        return said(outcome, began, System.nanoTime());
    }

    /// Times are those of the machine's own clock, which all its processes share.
    private static String said(Outcome outcome, long began, long returned) {
        return outcome instanceof Outcome.Done(var id, var number, var path)
                ? "done\t%d\t%d\t%s\t%d\t%d".formatted(id.value(), number, path, began, returned)
                : "failed\t" + outcome;
    }
}

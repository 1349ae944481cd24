package broadsheet.bench;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/// Tells the [Desk] what to publish, and hears when it is done. One thread at a time.
final class Editor {
    private final DataInputStream in;
    private final DataOutputStream out;

    Editor(int port) throws IOException {
        Socket desk = new Socket(InetAddress.getLoopbackAddress(), port);
        desk.setTcpNoDelay(true);
        in = new DataInputStream(desk.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(desk.getOutputStream(), 65_536));
    }

    /// A revision that was acknowledged, with the times at which the call began and returned.
    record Done(long story, int number, String path, long began, long returned) {
        double millis() {
            return (returned - began) / 1e6;
        }
    }

    synchronized String[] asks(String... wish) throws IOException {
        out.writeInt(wish.length);
        for (String part : wish) out.writeUTF(part);
        out.flush();
        return in.readUTF().split("\t");
    }

    private Done done(String... wish) throws IOException {
        String[] said = asks(wish);
        if (!said[0].equals("done"))
            throw new IllegalStateException(String.join(" ", wish) + ": " + String.join(" ", said));
        return new Done(
                Long.parseLong(said[1]),
                Integer.parseInt(said[2]),
                said[3],
                Long.parseLong(said[4]),
                Long.parseLong(said[5]));
    }

    List<String> sections() throws IOException {
        return List.of(asks("sections"));
    }

    Done drafts(String section, String tag, String headline, String standfirst, List<String> body)
            throws IOException {
        String[] wish = new String[5 + body.size()];
        wish[0] = "draft";
        wish[1] = section;
        wish[2] = tag;
        wish[3] = headline;
        wish[4] = standfirst;
        for (int i = 0; i < body.size(); i++) wish[5 + i] = body.get(i);
        return done(wish);
    }

    Done schedules(Done onto, long millis) throws IOException {
        return done("schedule", "" + onto.story(), "" + onto.number(), "" + millis);
    }

    /// The link by which a new colleague comes in.
    String invites(String email) throws IOException {
        return asks("invite", email)[0];
    }

    Done finds(String path) throws IOException {
        return done("find", path);
    }

    Done publishes(Done onto, String change, String headline) throws IOException {
        return done("publish", "" + onto.story(), "" + onto.number(), change, headline);
    }

    Done holds(Done onto) throws IOException {
        return done("hold", "" + onto.story(), "" + onto.number(), "It is being checked.");
    }

    Done kills(Done onto) throws IOException {
        return done("kill", "" + onto.story(), "" + onto.number(), "None of this was true.");
    }
}

package broadsheet.http;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One reader's connection: requests in, answers out, one after the other. Used by one thread at a
/// time.
final class Connection {
    private static final int MOST_TO_SKIP = 64 << 10;

    private final House house;
    private final Wire wire;
    private final Inlet inlet;
    private final Request.Peer peer;

    Connection(House house, Wire wire, String address) {
        this.house = house;
        this.wire = wire;
        inlet = new Inlet(wire, house.settings.largestHead());
        peer =
                new Request.Peer(
                        address, house.settings.trustedProxies(), house.settings.largestBody());
    }

    Inlet inlet() {
        return inlet;
    }

    /// The next request that has arrived whole, up to its body; null where more must arrive first.
    @Nullable Request next() {
        Head head = inlet.head(house.settings.longestLine());
        if (head == null) return null;
        return new Request(head, peer, new Body(head, inlet, wire), Map.of());
    }

    /// Asks the handler and writes its answer. False where the connection must end.
    boolean answer(Request request) throws IOException {
        long began = house.observed ? System.nanoTime() : 0;
        Response response = house.answer(request);
        boolean keep;
        try {
            keep =
                    !(response instanceof EventStream)
                            && request.keepsConnection()
                            && !house.draining()
                            && request.bodyFinished(mostToSkip(response));
        } catch (RefusedException e) {
            keep = false;
            response = e.refusal();
        }
        // An hour of news is no hour of waiting for an answer.
        boolean endless = response instanceof EventStream;
        if (endless && house.observed)
            house.observer.answered(request.method(), 200, System.nanoTime() - began);
        int status = new Answer(house, wire, request, keep).write(response);
        if (house.observed && !endless)
            house.observer.answered(request.method(), status, System.nanoTime() - began);
        return keep;
    }

    /// Who is refused hears so at once, and not only when all has been sent in vain.
    private static int mostToSkip(Response response) {
        return response instanceof Refusal ? 0 : MOST_TO_SKIP;
    }

    /// Answers what could not be read. The connection must end.
    void refuse(Refusal refusal) throws IOException {
        new Answer(house, wire, null, false).write(refusal);
        if (house.observed) house.observer.answered(null, refusal.status(), 0);
    }
}

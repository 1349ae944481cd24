package broadsheet.mail;

import broadsheet.config.MailSettings;
import broadsheet.mail.Carrier.Carried;
import broadsheet.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has letters written and taken away, one after the other, by a thread of its own. Any number of
/// nodes may do so on one database.
public final class Mailroom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration SWEEP = Duration.ofHours(1);

    /// A letter takes a handful of steps, each of which the mail server may draw out.
    private static final int STEPS = 6;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Letters letters;
    private final LetterLog log;
    private final Scribe scribe;
    private final Carrier carrier;
    private final Duration patience;
    private final Tally tally;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread loop = Thread.ofVirtual().name("mailroom").unstarted(this::run);
    private volatile LetterLog.Waiting waiting = new LetterLog.Waiting(0, 0);
    private Instant nextSweep = Instant.EPOCH;

    /// @param patience how long one letter may take, whatever the server does
    Mailroom(
            Letters letters,
            LetterLog log,
            Scribe scribe,
            Carrier carrier,
            Duration patience,
            Metrics metrics) {
        this.letters = letters;
        this.log = log;
        this.scribe = scribe;
        this.carrier = carrier;
        this.patience = patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
        this.tally = Tally.in(metrics);
        metrics.gauge("mail.waiting", "Letters that wait", () -> waiting.letters());
        metrics.gauge(
                "mail.oldest.waiting.seconds",
                "How long the oldest letter has waited",
                () -> waiting.oldest());
    }

    /// A mailroom for the server of the settings, or, where they name none, for the log.
    ///
    /// @param paper the name that it has now, which letters are from
    public static Mailroom of(
            MailSettings settings,
            Supplier<String> paper,
            Letters letters,
            LetterLog log,
            Scribe scribe,
            Metrics metrics) {
        return new Mailroom(
                letters,
                log,
                scribe,
                settings.on() ? Smtp.of(settings, paper) : new LogCarrier(),
                settings.timeout().multipliedBy(STEPS),
                metrics);
    }

    /// Whether the server of the settings can be reached and lets us in: empty where it does, else
    /// what it says.
    public static Optional<String> trouble(MailSettings settings) {
        return Optional.ofNullable(Smtp.trouble(settings));
    }

    /// Begins to send.
    public Mailroom start() {
        loop.start();
        return this;
    }

    private void run() {
        try {
            do {
                try {
                    while (closed.getCount() > 0 && carryNext()) {}
                    tend();
                } catch (RuntimeException e) {
                    if (closed.getCount() > 0)
                        LOG.warn("no letter could be taken, will try again", e);
                }
            } while (!closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends the letter that is due; false where none is.
    private boolean carryNext() throws InterruptedException {
        Optional<Envelope> next = letters.take(patience.multipliedBy(2));
        if (next.isEmpty()) return false;
        Envelope envelope = next.get();
        try {
            Optional<Letter> letter = scribe.write(envelope);
            if (letter.isEmpty()) letters.done(envelope);
            else noted(envelope, carried(letter.get(), envelope));
        } catch (RuntimeException e) {
            LOG.error("letter {} ({}) could not be written", envelope.id(), envelope.kind(), e);
            noted(envelope, new Carried.Failed("it could not be written"));
        }
        return true;
    }

    /// Sends on a thread of its own: a server that answers a byte at a time, for ever, is cut off
    /// by interrupting that thread, which closes its connection.
    private Carried carried(Letter letter, Envelope envelope) throws InterruptedException {
        AtomicReference<Carried> came =
                new AtomicReference<>(
                        new Carried.Failed("it took longer than " + patience.toSeconds() + " s"));
        Thread sender =
                Thread.ofVirtual()
                        .name("letter-" + envelope.id())
                        .start(() -> came.set(tried(letter, envelope)));
        try {
            boolean done = sender.join(patience);
            Carried carried = came.get();
            if (!done) sender.interrupt();
            return carried;
        } catch (InterruptedException e) {
            sender.interrupt();
            throw e;
        }
    }

    private Carried tried(Letter letter, Envelope envelope) {
        try {
            return carrier.carry(letter, envelope.message());
        } catch (RuntimeException e) {
            LOG.error("letter {} ({}) could not be sent", envelope.id(), envelope.kind(), e);
            return new Carried.Failed("it could not be sent");
        }
    }

    private void noted(Envelope envelope, Carried carried) {
        switch (carried) {
            case Carried.Taken() -> {
                tally.sent().increment();
                letters.done(envelope);
                LOG.info("letter {} ({}) is sent", envelope.id(), envelope.kind());
            }
            case Carried.Failed(var why) -> {
                tally.failed().increment();
                if (letters.again(envelope, why, ThreadLocalRandom.current().nextDouble()))
                    LOG.warn(
                            "letter {} ({}) did not go out and will be tried again: {}",
                            envelope.id(),
                            envelope.kind(),
                            why);
                else giveUp(envelope, why);
            }
            case Carried.Refused(var why) -> {
                tally.failed().increment();
                giveUp(envelope, why);
            }
        }
    }

    private void giveUp(Envelope envelope, String why) {
        tally.givenUp().increment();
        letters.giveUp(envelope, why);
        LOG.error(
                "letter {} ({}) is given up after {} attempts: {}",
                envelope.id(),
                envelope.kind(),
                envelope.attempt(),
                why);
    }

    private void tend() {
        int late = log.expire();
        if (late > 0) {
            tally.givenUp().add(late);
            LOG.error("{} letters are given up: nothing ran that could have sent them", late);
        }
        waiting = log.waiting();
        if (Instant.now().isBefore(nextSweep)) return;
        log.sweep();
        nextSweep = Instant.now().plus(SWEEP);
    }

    /// Takes nothing more, and cuts off what is under way: it is sent again later.
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!loop.isAlive() || loop.join(Duration.ofSeconds(1))) return;
            loop.interrupt();
            loop.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

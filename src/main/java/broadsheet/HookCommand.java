package broadsheet;

import broadsheet.config.Settings;
import broadsheet.hooks.DeliveryLog;
import broadsheet.hooks.Hook;
import broadsheet.hooks.Hooks;
import broadsheet.hooks.LoggedDelivery;
import broadsheet.hooks.NewHook;
import broadsheet.hooks.Outgoing;
import broadsheet.hooks.SecretFile;
import broadsheet.story.Stories;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Webhooks, by hand. Each command may run beside the server.
@Command(
        name = "hook",
        description = "Tell receivers outside when stories change (webhooks).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "docs/webhooks.md says what a receiver gets and how it knows us."})
final class HookCommand implements Runnable {
    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name a command: add, list, remove, resume, test, deliveries or resend.");
    }

    @Command(
            name = "add",
            description = "Add a receiver. It is told of what happens from now on.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "URL", description = "Where messages are sent (POST).")
                    URI url,
            @Option(
                            names = "--secret-file",
                            required = true,
                            paramLabel = "FILE",
                            description =
                                    "The secret that messages are signed with; where FILE is not"
                                            + " there, it is made. It is never printed.")
                    Path secret,
            @Option(
                            names = "--kinds",
                            split = ",",
                            paramLabel = "KIND",
                            description = "Only these kinds, such as story.published,story.killed.")
                    @Nullable List<String> kinds,
            @Option(
                            names = "--section",
                            paramLabel = "PATH",
                            description = "Only stories of this section and those under it.")
                    @Nullable String section,
            @Mixin SettingsOptions options) {
        return visit(
                options,
                (visit, _) -> {
                    SecretFile file = SecretFile.at(secret);
                    NewHook hook =
                            new NewHook(
                                    url, file.secret(), kinds == null ? List.of() : kinds, section);
                    long id = new Hooks(visit.db()).add(hook);
                    say("Hook %d added; %s.".formatted(id, file.said()));
                    if ("http".equalsIgnoreCase(url.getScheme()))
                        say("Its address is not https: others can read along.");
                    say("Try it: bin/broadsheet hook test " + id);
                    return ExitCode.OK;
                });
    }

    @Command(name = "list", description = "List the receivers.", mixinStandardHelpOptions = true)
    int list(@Mixin SettingsOptions options) {
        return visit(
                options,
                (visit, _) -> {
                    new Hooks(visit.db()).all().forEach(hook -> say(line(hook)));
                    return ExitCode.OK;
                });
    }

    @Command(
            name = "remove",
            description = "Remove a receiver, and its deliveries with it.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "HOOK") long id, @Mixin SettingsOptions options) {
        return visit(
                options,
                (visit, _) -> {
                    if (!new Hooks(visit.db()).remove(id)) throw none(id);
                    say("Hook " + id + " removed.");
                    return ExitCode.OK;
                });
    }

    @Command(
            name = "resume",
            description = "Send to a paused receiver again; what waits for it goes out at once.",
            mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = "HOOK") long id, @Mixin SettingsOptions options) {
        return visit(
                options,
                (visit, _) -> {
                    Hook hook = find(visit, id);
                    boolean paused = new Hooks(visit.db()).resume(id);
                    say(
                            paused
                                    ? "Hook %d resumed. What happened since %s was not kept for it."
                                            .formatted(id, hook.paused())
                                    : "Hook " + id + " was not paused.");
                    return ExitCode.OK;
                });
    }

    @Command(
            name = "test",
            description = "Send a receiver a test message now, and say what it answers.",
            mixinStandardHelpOptions = true)
    int test(@Parameters(paramLabel = "HOOK") long id, @Mixin SettingsOptions options) {
        return visit(
                options,
                (visit, settings) -> {
                    LoggedDelivery done =
                            Outgoing.test(
                                            visit.db(),
                                            new Stories(visit.db()),
                                            Letterhead.paper(settings.site()),
                                            settings.hooks(),
                                            id)
                                    .orElseThrow(() -> none(id));
                    say(line(done));
                    return done.state().equals("sent") ? ExitCode.OK : ExitCode.FAILED;
                });
    }

    @Command(
            name = "deliveries",
            description = "Show the log of deliveries, newest first.",
            mixinStandardHelpOptions = true)
    int deliveries(
            @Option(names = "--hook", paramLabel = "HOOK", description = "Only to this receiver.")
                    @Nullable Long hook,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "Only: waiting, sending, sent, given-up or superseded.")
                    @Nullable String state,
            @Option(
                            names = "--limit",
                            paramLabel = "NUMBER",
                            defaultValue = "50",
                            description = "At most so many (default: 50).")
                    int limit,
            @Mixin SettingsOptions options) {
        return visit(
                options,
                (visit, _) -> {
                    new DeliveryLog(visit.db())
                            .newest(hook, state, limit)
                            .forEach(line -> say(line(line)));
                    return ExitCode.OK;
                });
    }

    @Command(
            name = "resend",
            description = "Send again what arrived, or was given up. The running server does it.",
            mixinStandardHelpOptions = true)
    int resend(
            @Parameters(paramLabel = "DELIVERY", arity = "0..*") @Nullable List<Long> deliveries,
            @Option(
                            names = "--given-up-of",
                            paramLabel = "HOOK",
                            description = "All that were given up of this receiver.")
                    @Nullable Long hook,
            @Mixin SettingsOptions options) {
        List<Long> named = deliveries == null ? List.of() : deliveries;
        if (named.isEmpty() && hook == null)
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name deliveries, or a hook with --given-up-of.");
        return visit(
                options,
                (visit, _) -> {
                    DeliveryLog log = new DeliveryLog(visit.db());
                    int again = hook == null ? 0 : log.resendGivenUp(hook);
                    for (long each : named) {
                        if (log.resend(each)) again++;
                        else say("Delivery " + each + " is not there, or has not ended yet.");
                    }
                    say(again + " will be sent again.");
                    return again > 0 ? ExitCode.OK : ExitCode.FAILED;
                });
    }

    private interface Work {
        int in(Visit visit, Settings settings);
    }

    private int visit(SettingsOptions options, Work work) {
        Settings settings = options.read(parent.environment(), Map.of());
        try (Visit visit = Visit.open(settings)) {
            return work.in(visit, settings);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Hook find(Visit visit, long id) {
        return new Hooks(visit.db()).find(id).orElseThrow(() -> none(id));
    }

    private static IllegalArgumentException none(long id) {
        return new IllegalArgumentException(
                "There is no hook " + id + "; bin/broadsheet hook list shows them.");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private static String line(Hook hook) {
        return "%d  %s  %s%s  %s"
                .formatted(
                        hook.id(),
                        hook.shown(),
                        hook.kinds().isEmpty() ? "all kinds" : String.join(",", hook.kinds()),
                        hook.section() == null ? "" : " in " + hook.section(),
                        hook.paused() == null
                                ? "in use"
                                : "PAUSED since "
                                        + hook.paused()
                                        + ": "
                                        + hook.pausedBecause()
                                        + ". Mend it, then: bin/broadsheet hook resume "
                                        + hook.id());
    }

    private static String line(LoggedDelivery it) {
        return "%d  %s  %s  %s %s  %s after %d%s%s"
                .formatted(
                        it.id(),
                        it.created(),
                        it.hook() == null ? "hub" : "hook " + it.hook(),
                        it.kind(),
                        Optional.ofNullable(it.about()).orElse("-"),
                        it.state(),
                        it.attempts(),
                        it.problem() == null ? "" : ": " + it.problem(),
                        it.state().equals("waiting") ? "; next at " + it.due() : "");
    }
}

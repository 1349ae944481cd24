package broadsheet;

import broadsheet.config.Settings;
import broadsheet.db.Db;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.Identity;
import broadsheet.identity.Key;
import broadsheet.identity.Keys;
import broadsheet.identity.Role;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Sections;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// The keys of the API, from the command line.
@Command(
        name = "key",
        description = "Make, list and revoke keys of the API.",
        mixinStandardHelpOptions = true,
        footer = {"", "May run beside the server, which knows of it at once."})
final class KeyCommand implements Runnable {
    private static final Actor OPERATOR = new Actor("operator");

    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: add, list or revoke.");
    }

    @Command(
            description = "Make a key and print it. It is shown this once.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin SettingsOptions options,
            @Parameters(
                            paramLabel = "NAME",
                            description = "Whose it is: small letters, digits, hyphens.")
                    String name,
            @Option(
                            names = "--rate",
                            paramLabel = "N",
                            description = "Requests a minute (default: the setting api.key-rate).")
                    @Nullable Integer rate,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description =
                                    "What it may do to stories: reporter, editor, senior-editor or desk-head. Without it the key only reads.")
                    @Nullable List<String> roles,
            @Option(
                            names = "--section",
                            paramLabel = "PATH",
                            description =
                                    "The section in which, and in all below it, the role holds. Again for more.")
                    @Nullable List<String> sections) {
        if (!Keys.isName(name))
            throw wrong(
                    "A key's name has small letters, digits and hyphens, at most 63; not \""
                            + name
                            + "\".");
        if (rate != null && (rate < 1 || rate > 1_000_000))
            throw wrong("--rate is " + rate + "; it must be a whole number from 1 to 1000000.");
        List<Role> all = orNone(roles).stream().map(this::role).toList();
        if (all.isEmpty() && !orNone(sections).isEmpty())
            throw wrong("--section limits a role; say which with --role.");
        return with(
                options,
                (db, settings) -> {
                    Optional<String> key =
                            keys(db).add(
                                            name,
                                            rate == null ? settings.api().keyRate() : rate,
                                            grants(db, all, orNone(sections)),
                                            OPERATOR);
                    if (key.isEmpty())
                        throw wrong(
                                "There is a key named "
                                        + name
                                        + ". Revoke it first, or choose another name.");
                    print(key.get());
                    return ExitCode.OK;
                });
    }

    /// The library gives null for a list of which nothing was typed.
    private static List<String> orNone(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed;
    }

    private Role role(String word) {
        return Role.of(word)
                .filter(Key::takes)
                .orElseThrow(() ->
                        wrong(
                                "--role is \""
                                        + word
                                        + "\"; it must be reporter, editor, senior-editor or desk-head."));
    }

    private List<Grant> grants(Db db, List<Role> roles, List<String> paths) {
        if (paths.isEmpty()) return roles.stream().map(Grant::of).toList();
        SectionTree tree = new Sections(db, new EventLog(db, List.of())).tree();
        List<Section> sections =
                paths.stream()
                        .map(path ->
                                tree.at(path.startsWith("/") ? path : "/" + path)
                                        .orElseThrow(() ->
                                                wrong(
                                                        "There is no section "
                                                                + path
                                                                + "; they are "
                                                                + String.join(
                                                                        ", ",
                                                                        tree.all().stream()
                                                                                .map(Section::path)
                                                                                .toList())
                                                                + ".")))
                        .toList();
        return roles.stream()
                .flatMap(role ->
                        sections.stream().map(section -> new Grant(role, section.id().value())))
                .toList();
    }

    private static Keys keys(Db db) {
        return new Identity(db, InstantSource.system()).keys();
    }

    @Command(description = "List all keys, revoked ones too.", mixinStandardHelpOptions = true)
    int list(@Mixin SettingsOptions options) {
        return with(
                options,
                (db, _) -> {
                    for (Key key : keys(db).all())
                        print(
                                "%s  %d a minute  %s  since %s%s"
                                        .formatted(
                                                key.name(),
                                                key.rate(),
                                                key.grants().isEmpty()
                                                        ? "reads"
                                                        : Grant.words(key.grants()),
                                                key.created(),
                                                key.revoked() == null
                                                        ? ""
                                                        : "  revoked " + key.revoked()));
                    return ExitCode.OK;
                });
    }

    @Command(description = "End a key at once.", mixinStandardHelpOptions = true)
    int revoke(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "NAME", description = "Whose it is.") String name) {
        return with(
                options,
                (db, _) -> {
                    if (!keys(db).revoke(name, OPERATOR))
                        throw wrong("There is no key named " + name + ".");
                    print("Revoked: " + name);
                    return ExitCode.OK;
                });
    }

    private int with(SettingsOptions options, ToIntBiFunction<Db, Settings> work) {
        Settings settings = options.read(parent.environment(), Map.of());
        try (Visit visit = Visit.open(settings)) {
            return work.applyAsInt(visit.db(), settings);
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

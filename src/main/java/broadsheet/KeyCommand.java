package broadsheet;

import broadsheet.api.Key;
import broadsheet.api.Keys;
import broadsheet.config.Settings;
import java.time.InstantSource;
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

/// The keys of the read API, from the command line.
@Command(
        name = "key",
        description = "Make, list and revoke keys of the read API.",
        mixinStandardHelpOptions = true,
        footer = {"", "May run beside the server, which knows of it at once."})
final class KeyCommand implements Runnable {
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
                    @Nullable Integer rate) {
        if (!Keys.isName(name))
            throw wrong(
                    "A key's name has small letters, digits and hyphens, at most 63; not \""
                            + name
                            + "\".");
        if (rate != null && (rate < 1 || rate > 1_000_000))
            throw wrong("--rate is " + rate + "; it must be a whole number from 1 to 1000000.");
        return with(
                options,
                (keys, settings) -> {
                    Optional<String> key =
                            keys.add(name, rate == null ? settings.api().keyRate() : rate);
                    if (key.isEmpty())
                        throw wrong(
                                "There is a key named "
                                        + name
                                        + ". Revoke it first, or choose another name.");
                    print(key.get());
                    return ExitCode.OK;
                });
    }

    @Command(description = "List all keys, revoked ones too.", mixinStandardHelpOptions = true)
    int list(@Mixin SettingsOptions options) {
        return with(
                options,
                (keys, _) -> {
                    for (Key key : keys.all())
                        print(
                                "%s  %d a minute  since %s%s"
                                        .formatted(
                                                key.name(),
                                                key.rate(),
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
                (keys, _) -> {
                    if (!keys.revoke(name)) throw wrong("There is no key named " + name + ".");
                    print("Revoked: " + name);
                    return ExitCode.OK;
                });
    }

    private int with(SettingsOptions options, ToIntBiFunction<Keys, Settings> work) {
        Settings settings = options.read(parent.environment(), Map.of());
        try (Visit visit = Visit.open(settings)) {
            return work.applyAsInt(new Keys(visit.db(), InstantSource.system()), settings);
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

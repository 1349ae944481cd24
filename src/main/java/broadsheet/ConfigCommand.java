package broadsheet;

import broadsheet.config.SettingLine;
import broadsheet.config.Settings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "List each setting: its value, where that comes from, what it means.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Later wins: defaults, broadsheet.yaml, environment (http.port is BROADSHEET_HTTP_PORT), flags."
        })
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Settings settings = options.read(parent.environment(), Map.of());
        settings.lines().forEach(this::print);
        return ExitCode.OK;
    }

    private void print(SettingLine line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line.name() + ": " + (line.value().isEmpty() ? "(not set)" : line.value()));
        out.println("    " + line.meaning() + "; " + line.allowed() + ". From: " + line.origin());
    }
}

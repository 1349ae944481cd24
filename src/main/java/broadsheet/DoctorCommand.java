package broadsheet;

import broadsheet.config.Settings;
import broadsheet.ops.Doctor;
import broadsheet.ops.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description =
                "Check data folder, database, disk, clock, memory and Java; say how to mend what is found.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Settings settings = options.read(parent.environment(), Map.of());
        List<Finding> findings = Doctor.examine(settings);
        findings.forEach(finding -> spec.commandLine().getOut().println(finding));
        boolean well =
                findings.stream().noneMatch(finding -> finding.weight() == Finding.Weight.BAD);
        return well ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}

package broadsheet;

import broadsheet.config.Settings;
import broadsheet.desk.Desk;
import broadsheet.identity.Actor;
import broadsheet.identity.Email;
import broadsheet.identity.Grant;
import broadsheet.identity.Identity;
import broadsheet.identity.NewPerson;
import broadsheet.identity.Person;
import broadsheet.identity.PersonId;
import broadsheet.identity.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Who may come to the desk, from the command line: for the first, and for whoever is locked out.
@Command(
        name = "person",
        description = "Add and list people of the desk, or give them a link for a new password.",
        mixinStandardHelpOptions = true,
        footer = {"", "Needs the data folder to itself: stop serving first."})
final class PersonCommand implements Runnable {
    private static final Actor OPERATOR = new Actor("operator");

    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw wrong("Say what to do: add, reset or list.");
    }

    @Command(
            description = "Add somebody, and print a link with which they choose their password.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "EMAIL", description = "The address they sign in with.")
                    String email,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            required = true,
                            description = "Their name.")
                    String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            description =
                                    "reporter, editor, senior-editor, desk-head or administrator. Again for more.")
                    List<String> roles) {
        NewPerson person =
                new NewPerson(
                        NewPerson.name(name)
                                .orElseThrow(() ->
                                        wrong(
                                                "--name is \""
                                                        + name
                                                        + "\"; it must have 1 to 80 characters.")),
                        address(email),
                        roles.stream().map(this::grant).toList());
        with(
                options,
                (identity, settings) -> {
                    PersonId id =
                            identity.people()
                                    .add(person, OPERATOR)
                                    .orElseThrow(() ->
                                            wrong(
                                                    "Somebody has the address "
                                                            + email
                                                            + " already. See: person list"));
                    printLink(identity, settings, id);
                });
        return ExitCode.OK;
    }

    @Command(
            description = "Print a link with which somebody chooses a new password.",
            mixinStandardHelpOptions = true)
    int reset(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "EMAIL", description = "The address they sign in with.")
                    String email) {
        Email address = address(email);
        with(
                options,
                (identity, settings) -> {
                    Person person =
                            identity.people()
                                    .find(address)
                                    .orElseThrow(() ->
                                            wrong(
                                                    "Nobody has the address "
                                                            + email
                                                            + ". See: person list"));
                    if (person.deactivated() != null)
                        throw wrong(
                                person.name()
                                        + " is deactivated. Let them in again at the desk first.");
                    printLink(identity, settings, person.id());
                });
        return ExitCode.OK;
    }

    @Command(description = "List everybody with their roles.", mixinStandardHelpOptions = true)
    int list(@Mixin SettingsOptions options) {
        with(options, (identity, _) -> identity.people().all().forEach(it -> print(line(it))));
        return ExitCode.OK;
    }

    private static String line(Person person) {
        String roles =
                person.grants().stream()
                        .map(grant ->
                                grant.role().word()
                                        + (grant.section() == null
                                                ? ""
                                                : " in section " + grant.section()))
                        .collect(Collectors.joining(", "));
        String state =
                person.deactivated() != null
                        ? "  deactivated"
                        : person.invited() ? "  no password yet" : "";
        return person.email() + "  " + person.name() + "  " + roles + state;
    }

    private void printLink(Identity identity, Settings settings, PersonId id) {
        identity.links()
                .password(id, OPERATOR)
                .ifPresent(token -> print(settings.site().url() + Desk.LINKS + token.text()));
    }

    private Grant grant(String role) {
        return Grant.of(
                Role.of(role)
                        .orElseThrow(() ->
                                wrong(
                                        "--role is \""
                                                + role
                                                + "\"; it must be reporter, editor, senior-editor, desk-head or administrator.")));
    }

    private Email address(String email) {
        return Email.of(email)
                .orElseThrow(() -> wrong("\"" + email + "\" is not an e-mail address."));
    }

    private void with(SettingsOptions options, BiConsumer<Identity, Settings> work) {
        Settings settings = options.read(parent.environment(), Map.of());
        try (Ground ground = Ground.open(settings)) {
            work.accept(new Identity(ground.db(), InstantSource.system()), settings);
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

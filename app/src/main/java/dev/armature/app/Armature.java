package dev.armature.app;

import dev.armature.host.configuration.HostSettings;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.plugins.PluginInstaller;
import dev.armature.host.plugins.PluginPolicy;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code armature}: holds the options that every command takes. */
@Command(
    name = "armature",
    description = "Trains and evaluates agents for continuous control.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:internal failure",
      "2:bad input: usage, configuration, a missing plugin or file",
      "3:a run could not go on: its environment, its numbers, the disk or the memory; one of a"
          + " sweep failed; or a run was not reproduced",
      "130:stopped by Ctrl-C (SIGINT)",
      "143:stopped by SIGTERM"
    })
final class Armature {

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      parameterConsumer = Appending.class,
      description = {
        "Load the plugins in this folder too, or the plugin whose Maven module it is. May be"
            + " repeated; it goes before the distribution's own plugins. Default: the folders in"
            + " the environment variable ARMATURE_PLUGINS."
      })
  private List<Path> namedFolders = new ArrayList<>();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log what is being done, on standard error.")
  private boolean verbose;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  private Armature() {}

  /**
   * The command line, ready to execute.
   *
   * @param arguments what is to be executed: only the command that they name is there, since making
   *     all of them takes longer than some commands do; all are where they name none
   */
  static CommandLine commandLine(String... arguments) {
    Armature armature = new Armature();
    CommandLine root = new CommandLine(armature);
    new Commands(armature).named(arguments).forEach(root::addSubcommand);
    Failures failures = new Failures(armature);
    return root.registerConverter(Output.Format.class, Output.Format::of)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setExecutionStrategy(
            parsed -> {
              Logging.show(armature.verbose, armature.debug);
              try {
                return new CommandLine.RunLast().execute(parsed);
              } catch (Error e) {
                // A plugin's broken library, a full heap: told like any other failure.
                throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), "", e);
              }
            });
  }

  /** Whether stack traces are wanted. */
  boolean debug() {
    return debug;
  }

  /** The folders that the user named with {@code --plugins}. */
  List<Path> namedFolders() {
    return List.copyOf(namedFolders);
  }

  /** Loads all plugins: those of the named folders, the user's own, then the distribution's. */
  PluginCatalog plugins() {
    List<Path> folders = pluginFolders().stream().filter(this::isExpected).toList();
    if (folders.isEmpty()) {
      throw new BadInputException("no plugins folder is known; name one with --plugins DIR");
    }
    return new PluginCatalog(folders, policy());
  }

  private static PluginPolicy policy() {
    Path file =
        Optional.ofNullable(System.getenv("ARMATURE_HOST_CONF"))
            .map(Path::of)
            .orElseGet(() -> userHome().resolve("host.conf"));
    return HostSettings.read(file).policy(file, Version.number(), ownFolder());
  }

  /** Installs into the first of the folders that is not a plugin's module; removes from any. */
  PluginInstaller installer() {
    List<Path> folders =
        pluginFolders().stream().filter(it -> !Files.exists(it.resolve("pom.xml"))).toList();
    return new PluginInstaller(folders.get(0), folders, policy());
  }

  /** The user's own folder is there only once something has been installed. */
  private boolean isExpected(Path folder) {
    return Files.isDirectory(folder) || !folder.equals(userFolder());
  }

  private List<Path> pluginFolders() {
    List<Path> named = namedFolders.isEmpty() ? foldersOfEnvironment() : namedFolders;
    return Stream.of(named.stream(), Stream.of(userFolder()), ownFolder().stream())
        .flatMap(folders -> folders)
        .map(folder -> folder.toAbsolutePath().normalize())
        .distinct()
        .toList();
  }

  /** The plugins folder of the distribution. */
  private static Optional<Path> ownFolder() {
    return Optional.ofNullable(System.getProperty("armature.home"))
        .map(home -> Path.of(home, "plugins").toAbsolutePath().normalize());
  }

  private static Path userFolder() {
    return userHome().resolve("plugins");
  }

  private static Path userHome() {
    return Path.of(System.getProperty("user.home"), ".armature");
  }

  private static List<Path> foldersOfEnvironment() {
    String value = System.getenv().getOrDefault("ARMATURE_PLUGINS", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(value)
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .toList();
  }
}

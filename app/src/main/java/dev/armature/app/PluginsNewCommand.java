package dev.armature.app;

import dev.armature.host.configuration.NearestName;
import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature plugins new}. */
@Command(
    name = "new",
    description = {
      "Begins a plugin: a project that builds, tests and packs one, in a new folder of its name.",
      "The same as Maven's archetype dev.armature:armature-archetype."
    })
final class PluginsNewCommand implements Callable<Integer> {

  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  @Parameters(
      index = "0",
      paramLabel = "SERVICE",
      description = "What it offers: environment, replay-buffer, network or agent.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String service;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "The type that experiments name, such as my-env; also the plugin's id.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  @Option(
      names = "--group",
      paramLabel = "ID",
      defaultValue = "com.example",
      description = "Maven's group id. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String group;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "The package of the classes. Default: the group id.")
  private Optional<String> packageName = Optional.empty();

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws IOException {
    if (!PluginTemplate.SERVICES.contains(service)) {
      throw new BadInputException(
          "there is no template for "
              + service
              + "; "
              + NearestName.hint(service, PluginTemplate.SERVICES));
    }
    if (!name.matches(NAME)) {
      throw new BadInputException(
          name + " cannot be a type; expected words in lower case joined by dashes: my-env");
    }
    String of = packageName.orElse(group);
    if (!SourceVersion.isName(of)) {
      throw new BadInputException(
          of
              + " cannot be a Java package; expected names joined by dots: com.example"
              + (packageName.isEmpty() ? "; name another with --package" : ""));
    }
    Path folder = Path.of(name);
    if (Files.exists(folder)) {
      throw new BadInputException(folder + " is there already; delete it, or choose another name");
    }
    Path partial = Files.createTempDirectory(Path.of("").toAbsolutePath(), ".new-");
    try {
      Path project = Files.createDirectory(partial.resolve(name));
      new PluginTemplate(service, group, name, of).writeInto(project);
      Files.move(project, folder.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.delete(partial);
    }
    output.print(
        Map.of("folder", folder.toString()),
        () -> "made " + folder + "; build it there with: mvn package");
    return ExitStatus.DONE;
  }
}

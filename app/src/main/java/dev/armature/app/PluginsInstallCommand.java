package dev.armature.app;

import dev.armature.host.plugins.MavenCoordinate;
import dev.armature.host.plugins.PluginInstaller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature plugins install}. */
@Command(
    name = "install",
    description = {
      "Installs a plugin, or what adds to an installed one.",
      "It goes into the first folder named with --plugins or ARMATURE_PLUGINS, or else into"
          + " ~/.armature/plugins."
    })
final class PluginsInstallCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SOURCE",
      description = {
        "The archive, a folder with its content, or where it is in a Maven repository:"
            + " group:artifact:version[:classifier]."
      })
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String source;

  @Option(
      names = "--signature",
      paramLabel = "FILE",
      description = "The archive's signature, which has to be by a key that the host trusts.")
  private @Nullable Path signature;

  @Mixin private final Output output = new Output();

  private final Armature armature;

  PluginsInstallCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    PluginInstaller installer = armature.installer();
    Optional<MavenCoordinate> coordinate = MavenCoordinate.parse(source);
    Path folder =
        coordinate.isPresent()
            ? coordinate.get().resolve(archive -> installer.install(archive, signature))
            : installer.install(Path.of(source), signature);
    output.print(Map.of("folder", folder.toString()), () -> "installed in " + folder);
    return ExitStatus.DONE;
  }
}

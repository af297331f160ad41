package dev.armature.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code armature plugins install}. */
@Command(
    name = "install",
    description = {
      "Installs a plugin archive, or an archive that adds to an installed plugin.",
      "It goes into the first folder named with --plugins or ARMATURE_PLUGINS, or else into"
          + " ~/.armature/plugins."
    })
final class PluginsInstallCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ZIP", description = "The archive.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path zip;

  @Mixin private final Output output = new Output();

  private final Armature armature;

  PluginsInstallCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = armature.installer().install(zip);
    output.print(Map.of("folder", folder.toString()), () -> "installed in " + folder);
    return ExitStatus.DONE;
  }
}

package dev.armature.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code armature plugins remove}. */
@Command(name = "remove", description = "Deletes an installed plugin.")
final class PluginsRemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The plugin's id, as plugins list shows it.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  @Mixin private final Output output = new Output();

  private final Armature armature;

  PluginsRemoveCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = armature.installer().remove(id);
    output.print(Map.of("folder", folder.toString()), () -> "removed " + folder);
    return ExitStatus.DONE;
  }
}

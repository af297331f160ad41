package dev.armature.app;

import dev.armature.host.plugins.PluginCheck;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code armature plugins verify}. */
@Command(
    name = "verify",
    description = {
      "Compares the files of installed plugins with what was recorded when they were installed.",
      "Exit status 2 where one has changed."
    })
final class PluginsVerifyCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The plugin's id, as plugins list shows it. Default: all of them.")
  private Optional<String> id = Optional.empty();

  @Mixin private final Output output = new Output();

  private final Armature armature;

  PluginsVerifyCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    List<PluginCheck> checks = armature.installer().verify(id);
    boolean changed = checks.stream().anyMatch(check -> !check.changes().isEmpty());
    output.print(
        Map.of("plugins", checks.stream().map(PluginsVerifyCommand::json).toList()),
        () -> table(checks));
    return changed ? ExitStatus.BAD_INPUT : ExitStatus.DONE;
  }

  private static Map<String, Object> json(PluginCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", check.id());
    json.put("folder", check.folder().toString());
    json.put("state", state(check));
    check.origin().ifPresent(origin -> json.put("origin", origin));
    json.put("changes", check.changes());
    return json;
  }

  private static String table(List<PluginCheck> checks) {
    Table table = new Table("PLUGIN", "STATE", "ORIGIN", "FOLDER");
    for (PluginCheck check : checks) {
      String changes = check.changes().isEmpty() ? "" : ": " + String.join(", ", check.changes());
      table.row(
          check.id(), state(check) + changes, check.origin().orElse(""), check.folder().toString());
    }
    return table.toString();
  }

  private static String state(PluginCheck check) {
    if (check.origin().isEmpty()) {
      return "unrecorded";
    }
    return check.changes().isEmpty() ? "unchanged" : "changed";
  }
}

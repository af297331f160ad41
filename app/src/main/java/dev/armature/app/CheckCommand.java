package dev.armature.app;

import dev.armature.api.Environment;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.training.RunParts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code armature check}. */
@Command(
    name = "check",
    description = {
      "Finds out what is wrong with an experiment file, without training.",
      "Makes its environment, networks and agent, takes no step and writes nothing."
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The experiment file (HOCON).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Mixin private final Overrides overrides = new Overrides();
  @Mixin private final Output output = new Output();

  private final Armature armature;

  CheckCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() {
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = new ExperimentReader(catalog.offers()).read(file, overrides.pairs());
      try (RunParts parts = new RunParts(experiment)) {
        Environment environment = parts.environment();
        parts.agent(environment.spec());
      }
      output.print(json(experiment), () -> sentence(experiment));
      return ExitStatus.DONE;
    }
  }

  private Map<String, Object> json(Experiment experiment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("experiment", file.toString());
    json.put(
        "plugins",
        experiment.plugins().stream()
            .map(plugin -> Map.of("id", plugin.id(), "version", plugin.version()))
            .toList());
    return json;
  }

  private String sentence(Experiment experiment) {
    List<InstalledPlugin> plugins = experiment.plugins();
    return plugins.stream()
        .map(plugin -> plugin.id() + " " + plugin.version())
        .collect(Collectors.joining(", ", file + ": nothing wrong; it uses ", ""));
  }
}

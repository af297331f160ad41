package dev.armature.app;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.training.Run;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code armature resume}. */
@Command(
    name = "resume",
    description = {
      "Goes on with a run that was stopped, from its latest checkpoint.",
      "It ends as it would have without the stop, to the same bits."
    })
final class ResumeCommand implements Callable<Integer> {

  @Mixin private final RunArgument run = new RunArgument();

  @Mixin private final Foreground foreground = new Foreground();

  private final Armature armature;

  ResumeCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = run.experiment(catalog.offers());
      return foreground.run(
          experiment.name(), run.folder(), new Run(experiment, run.folder())::resume);
    }
  }
}

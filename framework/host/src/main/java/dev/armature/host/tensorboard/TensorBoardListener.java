package dev.armature.host.tensorboard;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import dev.armature.api.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes event files for TensorBoard into the run folder: each metric as a scalar of its name, the
 * configuration as hyper-parameters and as a text. A run that goes on begins another file, whose
 * first step takes back what the earlier ones tell of it and of later ones.
 */
public final class TensorBoardListener implements RunListener {

  private final Config configuration;
  private Optional<EventFile> file = Optional.empty();
  private boolean goesOn;
  private long totalSteps;

  /**
   * @param configuration the complete configuration of the run
   */
  public TensorBoardListener(Config configuration) {
    this.configuration = configuration;
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    this.totalSteps = totalSteps;
    try {
      goesOn = !EventFile.list(folder).isEmpty();
      file = Optional.of(EventFile.create(folder, System.currentTimeMillis() / 1000));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot take an event file", e);
    }
    write(Events.version());
    if (!goesOn) {
      String group = configuration.hasPath("name") ? configuration.getString("name") : "";
      write(Events.hyperParameters(configuration.withoutPath("variables"), group));
      write(Events.text("configuration", render()));
    }
  }

  private String render() {
    return configuration
        .root()
        .render(
            ConfigRenderOptions.defaults()
                .setOriginComments(false)
                .setComments(false)
                .setJson(false));
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    if (goesOn) {
      write(Events.restart(step));
      goesOn = false;
    }
    write(Events.scalars(step, values));
  }

  @Override
  public void finished(long step) {
    if (step >= totalSteps) {
      write(Events.complete());
    }
  }

  private void write(Message event) {
    try {
      file.orElseThrow().write(event.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("an event file cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an event file cannot be closed", e);
    }
  }
}

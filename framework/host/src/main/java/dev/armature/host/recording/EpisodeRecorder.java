package dev.armature.host.recording;

import com.typesafe.config.ConfigRenderOptions;
import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Space;
import dev.armature.api.Step;
import dev.armature.host.checkpoints.SafetensorsWriter;
import dev.armature.host.configuration.Choice;
import dev.armature.host.training.EpisodeWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes each episode into a folder: {@code episode-0001.safetensors} and, where the environment
 * can be drawn, {@code episode-0001.gif} with a frame for each observation. A file appears whole
 * when its episode is over.
 *
 * <p>The trajectory holds {@code observation} {@code [steps + 1, observation]}, {@code action}
 * {@code [steps, action]}, {@code reward} {@code [steps]}, and {@code terminated}, {@code
 * truncated} and {@code success} {@code [steps]}, which are 0 or 1. Its metadata hold {@code
 * environment} (the type), {@code settings} (the environment's section, as JSON), {@code seed},
 * {@code return}, {@code control_period} [s], and the names of the components in {@code
 * observation} and {@code action}, as JSON. The seed and the actions give the same episode again.
 */
public final class EpisodeRecorder implements EpisodeWatcher, AutoCloseable {

  /** Between two frames of a task that has no clock [s]: 30 a second, as Gymnasium shows those. */
  private static final double PERIOD_WITHOUT_CLOCK = 1 / 30.0;

  private final Path folder;
  private final Environment environment;
  private final Choice choice;
  private final Optional<RenderedEnvironment> drawn;
  private final int[] frame;
  private int episodes;
  private Optional<Trajectory> trajectory = Optional.empty();
  private Optional<AnimatedGif> gif = Optional.empty();

  /**
   * @param folder made if it is missing; files of the same names are replaced
   * @param environment the one whose episodes will be told of
   * @param choice what it was made from
   */
  public EpisodeRecorder(Path folder, Environment environment, Choice choice) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.environment = environment;
    this.choice = choice;
    drawn =
        Optional.of(environment)
            .filter(RenderedEnvironment.class::isInstance)
            .map(RenderedEnvironment.class::cast);
    frame = new int[drawn.map(it -> it.frameSize().pixels()).orElse(0)];
  }

  /** Whether there is a GIF of each episode. */
  public boolean draws() {
    return drawn.isPresent();
  }

  @Override
  public void started(long seed, float[] observation) {
    episodes++;
    trajectory = Optional.of(new Trajectory(environment.spec(), seed, observation));
    try {
      close();
      if (drawn.isPresent()) {
        gif = Optional.of(new AnimatedGif(file(".gif"), drawn.get().frameSize(), period()));
      }
      draw();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double period() {
    double period = environment.spec().controlPeriod();
    return period > 0 ? period : PERIOD_WITHOUT_CLOCK;
  }

  private Path file(String ending) {
    return folder.resolve("episode-%04d%s".formatted(episodes, ending));
  }

  @Override
  public void stepped(float[] action, Step step, float[] observation) {
    Trajectory played = trajectory.orElseThrow();
    played.add(action, step, observation);
    try {
      draw();
      if (step.done()) {
        write(played);
        if (gif.isPresent()) {
          gif.get().finish();
        }
        close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw() throws IOException {
    if (drawn.isPresent() && gif.isPresent()) {
      drawn.get().render(frame);
      gif.get().add(frame);
    }
  }

  private void write(Trajectory played) throws IOException {
    SafetensorsWriter out = new SafetensorsWriter();
    out.metadata("environment", choice.offer().provider().type());
    out.metadata("settings", choice.section().render(ConfigRenderOptions.concise()));
    out.metadata("seed", String.valueOf(played.seed()));
    out.metadata("return", String.valueOf(played.undiscountedReturn()));
    out.metadata("control_period", String.valueOf(environment.spec().controlPeriod()));
    out.metadata("observation", names(environment.spec().observation()));
    out.metadata("action", names(environment.spec().action()));
    played.save(out);
    out.writeTo(file(".safetensors"));
  }

  private static String names(Space space) {
    List<String> names = space.dimensions().stream().map(Dimension::name).toList();
    return JsonMapper.shared().writeValueAsString(names);
  }

  /** Drops the GIF of an episode that is not over. */
  @Override
  public void close() throws IOException {
    if (gif.isPresent()) {
      gif.get().close();
      gif = Optional.empty();
    }
  }
}

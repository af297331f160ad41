package dev.armature.envs.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * MuJoCo, noting what it is told: a line {@code start} with the generalised position for every
 * scene, and a line {@code command} with the joints' and the drivers' angles for every command.
 */
final class RecordingEngine implements Engine {

  private final MujocoEngine engine;
  private final double step;
  private final List<String> lines = new ArrayList<>();
  private String model = "";

  RecordingEngine(PhysicsSettings settings) {
    engine = new MujocoEngine(settings);
    step = settings.step();
  }

  /** Writes all that was noted. */
  void writeTo(Path model, Path motion) throws IOException {
    Files.writeString(model, this.model);
    Files.write(motion, lines);
  }

  @Override
  public void start(Scene scene, Drive drive) {
    if (drive != Drive.POSITION) {
      throw new IllegalArgumentException("only what is commanded by angles is recorded");
    }
    model = MujocoModel.of(scene, drive, step);
    engine.start(scene, drive);
    note("start", Arrays.stream(MujocoEngine.position(scene)));
  }

  @Override
  public void command(double[] arm, double driver) {
    engine.command(arm, driver);
    note("command", DoubleStream.concat(Arrays.stream(arm), DoubleStream.of(driver)));
  }

  private void note(String what, DoubleStream values) {
    lines.add(what + values.mapToObj(value -> " " + value).collect(Collectors.joining()));
  }

  @Override
  public void advance(int steps) {
    engine.advance(steps);
  }

  @Override
  public void read(WorldState state) {
    engine.read(state);
  }

  @Override
  public void close() {
    engine.close();
  }
}

package dev.armature.envs.robot;

import dev.armature.api.Environment;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Plays the motion of the same episodes with the Python package {@code mujoco}: the same model, the
 * same controls in every physics step, position and velocity read after every control step. Each
 * world is a process of its own.
 */
final class PythonRoute implements BenchmarkRoute {

  private final Path folder = Files.createTempDirectory("robot-arm-benchmark");
  private final List<Player> players = new ArrayList<>();
  private final int steps;
  private final WorldState end;
  private double difference;

  PythonRoute(String python, String overrides, int threads, int episodes) throws IOException {
    RobotArmConfig config = RobotArms.config(EngineType.MUJOCO, overrides);
    RecordingEngine recorder = new RecordingEngine(config.physics());
    Task task = RobotArmProvider.task(config);
    end = new WorldState(task.boxes());
    try (Environment environment = new RobotArmEnvironment(config, task, recorder)) {
      steps = EngineRoute.play(environment, episodes);
      recorder.read(end);
    }
    Path model = folder.resolve("model.xml");
    Path motion = folder.resolve("motion.txt");
    recorder.writeTo(model, motion);
    Path script = folder.resolve("play.py");
    try (InputStream source = PythonRoute.class.getResourceAsStream("play.py")) {
      Files.copy(Objects.requireNonNull(source), script);
    }
    ArmJoint.Servo servo = ArmJoint.SHOULDER_PAN.servo();
    List<String> command =
        List.of(
            python,
            script.toString(),
            model.toString(),
            motion.toString(),
            String.valueOf(config.substeps()),
            String.valueOf(servo.damping() / servo.stiffness()));
    for (int i = 0; i < threads; i++) {
      players.add(new Player(command));
    }
  }

  @Override
  public String name() {
    return "python";
  }

  @Override
  public int threads() {
    return players.size();
  }

  @Override
  public double turn() throws IOException {
    long start = System.nanoTime();
    for (Player player : players) {
      player.begin();
    }
    for (Player player : players) {
      compare(player.end());
    }
    return threads() * steps / ((System.nanoTime() - start) * 1e-9);
  }

  private void compare(double[] position) {
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      difference = Math.max(difference, Math.abs(position[joint] - end.armPosition[joint]));
    }
    for (int i = 0; i < end.boxPose.length; i++) {
      double other = position[ArmJoint.COUNT + Gripper.JOINTS + i];
      difference = Math.max(difference, Math.abs(other - end.boxPose[i]));
    }
  }

  /** The greatest difference so far between its end and the engine's [rad], [m]. */
  double difference() {
    return difference;
  }

  @Override
  public void close() throws IOException {
    for (Player player : players) {
      player.close();
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** A process that plays the motion at every line that it is sent. */
  private static final class Player implements AutoCloseable {

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    Player(List<String> command) throws IOException {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      requests = process.outputWriter();
      answers = process.inputReader();
    }

    void begin() throws IOException {
      requests.write("play\n");
      requests.flush();
    }

    /** Returns the generalised position at the end. */
    double[] end() throws IOException {
      String answer = answers.readLine();
      if (answer == null) {
        throw new IOException("python ended early");
      }
      return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public void close() throws IOException {
      requests.close();
    }
  }
}

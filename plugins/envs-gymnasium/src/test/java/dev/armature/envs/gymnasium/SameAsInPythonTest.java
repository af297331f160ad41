package dev.armature.envs.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import dev.armature.api.RandomStream;
import dev.armature.api.Step;
import dev.armature.host.random.SeededStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand steps here and within Python, from the same seed and with the same actions. */
class SameAsInPythonTest {

  private static final int STEPS = 1_000;
  private static final long SEED = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"HalfCheetah-v5", "Pusher-v5", "Pendulum-v1"})
  void bitForBit(String id) throws IOException, InterruptedException {
    Pythons.assumeInstalled("gymnasium", "mujoco");
    try (Environment environment = Pythons.environment("rendered = false, id = " + id)) {
      float[] actions = actions(environment);
      Path file = folder.resolve("actions");
      Files.write(file, bytes(actions));
      Path out = folder.resolve("seen");
      Path script = Path.of("src/test/python/play.py").toAbsolutePath();
      Process python =
          new ProcessBuilder(
                  List.of(
                      Pythons.program(),
                      script.toString(),
                      id,
                      String.valueOf(SEED),
                      file.toString(),
                      out.toString()))
              .inheritIO()
              .start();
      assertThat(python.waitFor()).isZero();

      assertThat(play(environment, actions)).isEqualTo(Files.readAllBytes(out));
    }
  }

  private static float[] actions(Environment environment) {
    RandomStream random = new SeededStreams(3).stream("actions");
    float[] lows = environment.spec().action().lows();
    float[] highs = environment.spec().action().highs();
    float[] actions = new float[STEPS * lows.length];
    for (int i = 0; i < actions.length; i++) {
      float low = lows[i % lows.length];
      actions[i] = low + (highs[i % lows.length] - low) * random.nextFloat();
    }
    return actions;
  }

  /** Everything that is seen, in the order of {@code play.py}. */
  private static byte[] play(Environment environment, float[] actions) {
    Seen seen = new Seen();
    float[] observation = new float[environment.spec().observation().size()];
    float[] action = new float[environment.spec().action().size()];
    long seed = SEED;
    environment.reset(seed, observation);
    seen.add(observation);
    for (int i = 0; i < STEPS; i++) {
      System.arraycopy(actions, i * action.length, action, 0, action.length);
      Step step = environment.step(action, observation);
      seen.add(observation);
      seen.add(step.reward(), step.terminated() ? 1 : 0, step.truncated() ? 1 : 0);
      if (step.done()) {
        seed++;
        environment.reset(seed, observation);
        seen.add(observation);
      }
    }
    return seen.bytes.toByteArray();
  }

  private static byte[] bytes(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static final class Seen {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(float... values) {
      try {
        bytes.write(SameAsInPythonTest.bytes(values));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

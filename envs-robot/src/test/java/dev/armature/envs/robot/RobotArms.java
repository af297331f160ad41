package dev.armature.envs.robot;

import dev.armature.api.Environment;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes configurations and environments for tests: the plugin's defaults with some keys changed.
 */
final class RobotArms {

  static final List<Double> HOME = config("").home().target();

  private RobotArms() {}

  /** The defaults, with what the HOCON text {@code overrides} changes. */
  static RobotArmConfig config(String overrides) {
    return PluginSettings.bind(Service.ENVIRONMENT, new RobotArmProvider(), overrides);
  }

  /** The same with another engine. */
  static RobotArmConfig config(EngineType engine, String overrides) {
    String name = engine.toString().toLowerCase(Locale.ROOT);
    return config("engine = " + name + "\n" + overrides);
  }

  static Environment environment(String overrides) {
    return new RobotArmProvider().create(config(overrides));
  }

  static Environment environment(EngineType engine, String overrides) {
    return new RobotArmProvider().create(config(engine, overrides));
  }

  /** The override that chooses a task. */
  static String choosing(TaskType task) {
    return "task = " + task.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static double[] home() {
    return HOME.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static float[] newObservation(Environment environment) {
    return new float[environment.spec().observation().size()];
  }

  static float[] newAction(Environment environment) {
    return new float[environment.spec().action().size()];
  }

  static void fillUniform(float[] action, SplittableRandom random) {
    for (int i = 0; i < action.length; i++) {
      action[i] = (float) (2 * random.nextDouble() - 1);
    }
  }

  /** A digest of every bit seen in some episodes of random actions. */
  static long digest(Environment environment, long seed, int episodes) {
    float[] observation = newObservation(environment);
    float[] action = newAction(environment);
    SplittableRandom random = new SplittableRandom(seed);
    long digest = 17;
    for (int episode = 0; episode < episodes; episode++) {
      environment.reset(random.nextLong(), observation);
      digest = digest(digest, observation);
      boolean done = false;
      while (!done) {
        fillUniform(action, random);
        var step = environment.step(action, observation);
        digest = digest(digest, observation);
        digest = 31 * digest + Float.floatToIntBits(step.reward());
        done = step.done();
      }
    }
    return digest;
  }

  private static long digest(long digest, float[] values) {
    for (float value : values) {
      digest = 31 * digest + Float.floatToIntBits(value);
    }
    return digest;
  }
}

package dev.armature.envs.robot;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.Environment;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes configurations and environments for tests: the plugin's defaults with some keys changed.
 */
final class RobotArms {

  static final List<Double> HOME = config("").start();

  private RobotArms() {}

  /** The defaults, with what the HOCON text {@code overrides} changes. */
  static RobotArmConfig config(String overrides) {
    Config section =
        ConfigFactory.parseString(overrides)
            .withFallback(
                ConfigFactory.parseResources(RobotArms.class, "/reference.conf")
                    .getConfig("environment.robot-arm"))
            .resolve();
    return new RobotArmConfig(
        choice(section, "task", TaskType.class),
        choice(section, "engine", EngineType.class),
        choice(section, "action-mode", ActionMode.class),
        choice(section, "observation-mode", ObservationMode.class),
        choice(section, "reward", RewardMode.class),
        section.getDouble("success-distance"),
        section.getBoolean("terminate-on-success"),
        section.getInt("horizon"),
        section.getInt("substeps"),
        section.getDouble("physics-step"),
        section.getInt("solver-iterations"),
        section.getDouble("joint-increment"),
        section.getDouble("gripper-increment"),
        section.getDoubleList("start"),
        region(section.getConfig("goal")));
  }

  private static <E extends Enum<E>> E choice(Config section, String key, Class<E> type) {
    return Enum.valueOf(type, section.getString(key).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Region region(Config section) {
    return new Region(section.getDoubleList("low"), section.getDoubleList("high"));
  }

  static Environment environment(String overrides) {
    return new RobotArmProvider().create(config(overrides));
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

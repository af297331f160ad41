package dev.armature.envs.robot;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.Environment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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
    Config section =
        ConfigFactory.parseString(overrides)
            .withFallback(
                ConfigFactory.parseResources(RobotArms.class, "/reference.conf")
                    .getConfig("environment.robot-arm"))
            .resolve();
    return bind(section, RobotArmConfig.class);
  }

  private static <R extends Record> R bind(Config section, Class<R> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = value(section, kebab(components[i].getName()), types[i]);
      }
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be bound", e);
    }
  }

  private static Object value(Config section, String key, Class<?> type) {
    if (type == int.class) {
      return section.getInt(key);
    }
    if (type == double.class) {
      return section.getDouble(key);
    }
    if (type == boolean.class) {
      return section.getBoolean(key);
    }
    if (type == List.class) {
      return section.getDoubleList(key);
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> constant.toString().equals(screaming(section.getString(key))))
          .findFirst()
          .orElseThrow();
    }
    return bind(section.getConfig(key), type.asSubclass(Record.class));
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String screaming(String kebab) {
    return kebab.replace('-', '_').toUpperCase(Locale.ROOT);
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

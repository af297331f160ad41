package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Makes engines for tests. */
final class Engines {

  private static final PhysicsSettings SETTINGS = RobotArms.config("").physics();

  /** Why MuJoCo is not to be had here, and how to install it; null if it is. */
  private static final @Nullable String MISSING = missing();

  private Engines() {}

  private static @Nullable String missing() {
    try {
      EngineType.MUJOCO.create(SETTINGS).close();
      return null;
    } catch (ConfigurationException e) {
      return e.getMessage();
    }
  }

  /** Skips the test that asks, and says why, where MuJoCo is asked for and not installed. */
  static void assumeInstalled(EngineType type) {
    Assumptions.assumeTrue(type != EngineType.MUJOCO || MISSING == null, () -> "" + MISSING);
  }

  /** A new engine with the default settings; skips the test as {@link #assumeInstalled} does. */
  static Engine create(EngineType type) {
    assumeInstalled(type);
    return type.create(SETTINGS);
  }
}

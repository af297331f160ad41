package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;

/** The physics engine. */
public enum EngineType {
  /** NVIDIA PhysX 5, which comes with the plugin. */
  PHYSX,
  /** MuJoCo 2.3.6 or newer, which is looked for on the machine. */
  MUJOCO;

  /**
   * @throws ConfigurationException if the engine is not on this machine or does not load
   */
  Engine create(PhysicsSettings settings) {
    return switch (this) {
      case PHYSX -> createPhysx(settings);
      case MUJOCO -> createMujoco(settings);
    };
  }

  private static Engine createPhysx(PhysicsSettings settings) {
    try {
      return new PhysxEngine(settings);
    } catch (LinkageError e) {
      throw new ConfigurationException(
          "engine", "PhysX does not load on this machine; its natives are for Linux x86-64", e);
    }
  }

  private static Engine createMujoco(PhysicsSettings settings) {
    try {
      return new MujocoEngine(settings);
    } catch (LinkageError e) {
      throw new ConfigurationException(
          "engine", "JNA, by which MuJoCo is called, does not load: " + e.getMessage(), e);
    }
  }
}

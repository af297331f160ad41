package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;

/** The physics engine. */
public enum EngineType {
  /** NVIDIA PhysX 5, which comes with the plugin. */
  PHYSX;

  Engine create(PhysicsSettings settings) {
    try {
      return new PhysxEngine(settings);
    } catch (LinkageError e) {
      throw new ConfigurationException(
          "engine", "PhysX does not load on this machine; its natives are for Linux x86-64", e);
    }
  }
}

package dev.armature.envs.robot;

import dev.armature.api.Environment;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the tests of a class that extends it once on each engine. */
@ParameterizedClass
@EnumSource(EngineType.class)
abstract class OnEachEngine {

  private final EngineType engine;

  OnEachEngine(EngineType engine) {
    Engines.assumeInstalled(engine);
    this.engine = engine;
  }

  EngineType engine() {
    return engine;
  }

  /** The defaults with this engine, with what the HOCON text {@code overrides} changes. */
  RobotArmConfig config(String overrides) {
    return RobotArms.config(engine, overrides);
  }

  Environment environment(String overrides) {
    return RobotArms.environment(engine, overrides);
  }
}

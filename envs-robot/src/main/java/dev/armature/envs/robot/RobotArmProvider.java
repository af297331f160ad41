package dev.armature.envs.robot;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import org.pf4j.Extension;

/** Offers {@code environment { type = robot-arm }}. */
@Extension
public final class RobotArmProvider implements EnvironmentProvider<RobotArmConfig> {

  @Override
  public String type() {
    return "robot-arm";
  }

  @Override
  public String summary() {
    return "A UR5e-like arm with a 2F-85-like gripper over a table";
  }

  @Override
  public Class<RobotArmConfig> configType() {
    return RobotArmConfig.class;
  }

  @Override
  public Environment create(RobotArmConfig config) {
    return new RobotArmEnvironment(config, task(config), config.engine().create(config.physics()));
  }

  /** The task that a configuration names. */
  static Task task(RobotArmConfig config) {
    return switch (config.task()) {
      case REACH -> new ReachTask(config.reach());
      case HOME -> new HomeTask(config.home());
      case PUSH -> new PlaceTask("push", config.push(), config.objects());
      case LIFT -> new LiftTask(config.lift(), config.objects());
      case PICK_AND_PLACE ->
          new PlaceTask("pick-and-place", config.pickAndPlace(), config.objects());
      case STACK -> new StackTask(config.stack(), config.objects());
    };
  }
}

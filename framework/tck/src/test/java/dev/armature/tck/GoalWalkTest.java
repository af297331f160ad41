package dev.armature.tck;

import dev.armature.api.Environment;

class GoalWalkTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    return new GoalWalk();
  }
}

package dev.armature.tck;

import dev.armature.api.Environment;

/** What keeps every rule passes every test. */
class RandomWalkTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    return new RandomWalk();
  }
}

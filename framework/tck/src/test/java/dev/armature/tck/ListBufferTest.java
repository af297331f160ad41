package dev.armature.tck;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;

/** What keeps every rule passes every test. */
class ListBufferTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, EnvironmentSpec environment) {
    return new ListBuffer(capacity, environment);
  }
}

package dev.armature.tck;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;

/** What keeps every rule passes every test. */
class ListBufferTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
    return new ListBuffer(capacity, context.environment());
  }
}

package dev.armature.buffers.hindsight;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.tck.ReplayBufferContract;
import java.util.List;
import java.util.Optional;

/** With {@code k = 0} every row keeps its goal, and the whole contract of a replay buffer holds. */
class HindsightContractTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
    EnvironmentSpec plain = context.environment();
    GoalSpec goals =
        new GoalSpec(
            List.of(0),
            List.of(2),
            (achieved, desired, n, rewards, terminated, success) -> {
              throw new AssertionError("no row has another goal");
            });
    EnvironmentSpec environment =
        new EnvironmentSpec(
            plain.observation(),
            plain.action(),
            plain.controlPeriod(),
            plain.horizon(),
            plain.reportsSuccess(),
            Optional.of(goals));
    return Hindsight.buffer(
        "k = 0, buffer.capacity = " + capacity,
        new ReplayBufferContext(environment, context.environments(), context.discount()));
  }
}

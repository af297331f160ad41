package dev.armature.buffers.hindsight;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.tck.ReplayBufferContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** With {@code k = 0} every row keeps its goal, and the whole contract of a replay buffer holds. */
class HindsightContractTest {

  @Nested
  class AroundUniform extends Contract {
    AroundUniform() {
      super("buffer { capacity = %d }", 1);
    }
  }

  @Nested
  class AroundSeveralSteps extends Contract {
    AroundSeveralSteps() {
      super("buffer { capacity = %d, n-steps = 3 }", 3);
    }
  }

  @Nested
  class AroundPrioritizedAroundMapped extends Contract {
    AroundPrioritizedAroundMapped() {
      super(
          "buffer { type = prioritized, buffer { capacity = %d, storage = mapped, n-steps = 3 } }",
          3);
    }
  }

  private abstract static class Contract extends ReplayBufferContract {

    private final String inside;
    private final int nSteps;

    Contract(String inside, int nSteps) {
      this.inside = inside;
      this.nSteps = nSteps;
    }

    @Override
    protected int nSteps() {
      return nSteps;
    }

    @Override
    protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
      return keepingGoals("k = 0, " + inside.formatted(capacity), context);
    }
  }

  private static ReplayBuffer keepingGoals(String settings, ReplayBufferContext context) {
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
        settings, new ReplayBufferContext(environment, context.environments(), context.discount()));
  }
}

package dev.armature.tck;

import dev.armature.api.GoalReward;
import dev.armature.api.Step;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Environments whose goals break one rule each, and the test of {@link EnvironmentGoals} for it.
 */
enum FaultyGoals {
  GOAL_MOVES("desiredGoalStaysThroughoutAnEpisode") {
    @Override
    GoalWalk create() {
      return new GoalWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          goal += 0.01f;
          return super.step(action, nextObservation);
        }
      };
    }
  },
  GOAL_IS_NO_NUMBER("goalsAreFinite") {
    @Override
    GoalWalk create() {
      return new GoalWalk() {
        @Override
        public void reset(long seed, float[] observation) {
          super.reset(seed, observation);
          goal = Float.NaN;
        }
      };
    }
  },
  STEP_ROUNDS_OTHERWISE("goalRewardGivesWhatStepsReturned") {
    @Override
    GoalWalk create() {
      return new GoalWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          Step step = super.step(action, nextObservation);
          return new Step(
              Math.nextUp(step.reward()), step.terminated(), step.truncated(), step.success());
        }
      };
    }
  },
  FUNCTION_DOES_NOT_TERMINATE("goalRewardGivesWhatStepsReturned") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) ->
              GoalWalk.reward(achieved, desired, n, rewards, new float[n], success));
    }
  },
  FUNCTION_KNOWS_NO_SUCCESS("goalRewardGivesWhatStepsReturned") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) ->
              GoalWalk.reward(achieved, desired, n, rewards, terminated, new float[n]));
    }
  },
  FUNCTION_ASKS_THE_EPISODE("goalRewardGivesWhatStepsReturned") {
    @Override
    GoalWalk create() {
      return new GoalWalk() {
        @Override
        GoalReward reward() {
          return (achieved, desired, n, rewards, terminated, success) -> {
            float[] present = new float[n];
            Arrays.fill(present, goal);
            GoalWalk.reward(achieved, present, n, rewards, terminated, success);
          };
        }
      };
    }
  },
  FUNCTION_WRITES_ON("goalRewardGivesWhatStepsReturned") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) -> {
            GoalWalk.reward(achieved, desired, n, rewards, terminated, success);
            rewards[n] = 0;
          });
    }
  },
  FUNCTION_SPOILS_THE_GOALS("goalRewardGivesWhatStepsReturned") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) -> {
            GoalWalk.reward(achieved, desired, n, rewards, terminated, success);
            desired[0] = achieved[0];
          });
    }
  },
  FUNCTION_KEEPS_STATE("goalRewardGivesWhatStepsReturned") {
    @Override
    GoalWalk create() {
      AtomicInteger row = new AtomicInteger();
      return with(
          (achieved, desired, n, rewards, terminated, success) -> {
            for (row.set(0); row.get() < n; row.incrementAndGet()) {
              int i = row.get();
              Step step = GoalWalk.judge(achieved[i], desired[i]);
              rewards[i] = step.reward();
              terminated[i] = step.terminated() ? 1 : 0;
              success[i] = step.success() ? 1 : 0;
              LockSupport.parkNanos(i == 0 ? 2_000_000 : 1);
            }
          });
    }
  };

  private final String test;

  FaultyGoals(String test) {
    this.test = test;
  }

  private static GoalWalk with(GoalReward reward) {
    return new GoalWalk() {
      @Override
      GoalReward reward() {
        return reward;
      }
    };
  }

  /** The name of the test that has to fail. */
  String test() {
    return test;
  }

  abstract GoalWalk create();
}

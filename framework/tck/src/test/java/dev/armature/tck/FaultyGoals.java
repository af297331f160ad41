package dev.armature.tck;

import dev.armature.api.GoalReward;
import dev.armature.api.Step;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Environments whose goals break one rule each, and the test of {@link EnvironmentGoals} for it.
 */
enum FaultyGoals implements Fault {
  GOAL_MOVES(
      "desiredGoalStaysThroughoutAnEpisode",
      "the desired goal stays the same from reset to the last step") {
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
  GOAL_IS_NO_NUMBER("goalsAreFinite", "achieved and desired goals are finite") {
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
  STEP_ROUNDS_OTHERWISE("goalRewardGivesWhatStepsReturned", "the goals' reward function") {
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
  FUNCTION_DOES_NOT_TERMINATE("goalRewardGivesWhatStepsReturned", "the goals' reward function") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) ->
              GoalWalk.reward(achieved, desired, n, rewards, new float[n], success));
    }
  },
  FUNCTION_KNOWS_NO_SUCCESS("goalRewardGivesWhatStepsReturned", "the goals' reward function") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) ->
              GoalWalk.reward(achieved, desired, n, rewards, terminated, new float[n]));
    }
  },
  FUNCTION_ASKS_THE_EPISODE("goalRewardGivesWhatStepsReturned", "the goals' reward function") {
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
  FUNCTION_WRITES_ON("goalRewardGivesWhatStepsReturned", "the goals' reward function") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) -> {
            GoalWalk.reward(achieved, desired, n, rewards, terminated, success);
            rewards[n] = 0;
          });
    }
  },
  FUNCTION_SPOILS_THE_GOALS("goalRewardGivesWhatStepsReturned", "the goals' reward function") {
    @Override
    GoalWalk create() {
      return with(
          (achieved, desired, n, rewards, terminated, success) -> {
            GoalWalk.reward(achieved, desired, n, rewards, terminated, success);
            desired[0] = achieved[0];
          });
    }
  },
  FUNCTION_KEEPS_STATE("goalRewardGivesWhatStepsReturned", "the goals' reward function") {
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
  private final String message;

  FaultyGoals(String test, String message) {
    this.test = test;
    this.message = message;
  }

  private static GoalWalk with(GoalReward reward) {
    return new GoalWalk() {
      @Override
      GoalReward reward() {
        return reward;
      }
    };
  }

  @Override
  public String test() {
    return test;
  }

  @Override
  public String message() {
    return message;
  }

  abstract GoalWalk create();
}

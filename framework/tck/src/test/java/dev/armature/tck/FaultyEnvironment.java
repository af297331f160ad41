package dev.armature.tck;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Step;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Environments that break one rule each, and the test of {@link EnvironmentContract} for it. */
enum FaultyEnvironment implements Fault {
  MAKES_A_NEW_SPEC("specIsOneObjectForLife", "spec() gives the same object at every call") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public EnvironmentSpec spec() {
          EnvironmentSpec spec = super.spec();
          return new EnvironmentSpec(
              spec.observation(), spec.action(), spec.controlPeriod(), spec.horizon(), false);
        }
      };
    }
  },
  LEAVES_A_COMPONENT_UNFILLED(
      "observationsAreFilledAndWithinTheirSpace",
      "observation 'move' is filled in by every reset and step") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void reset(long seed, float[] observation) {
          float unfilled = observation[1];
          super.reset(seed, observation);
          observation[1] = unfilled;
        }
      };
    }
  },
  LEAVES_ITS_SPACE(
      "observationsAreFilledAndWithinTheirSpace",
      "observation 'position' is filled in by every reset and step, finite and within its bounds") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          Step step = super.step(action, nextObservation);
          nextObservation[0] += steps == HORIZON ? 100 : 0;
          return step;
        }
      };
    }
  },
  GIVES_A_REWARD_THAT_IS_NO_NUMBER("rewardIsFiniteAndSuccessIsAnnounced", "a reward is finite") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          Step step = super.step(action, nextObservation);
          return new Step(Float.NaN, step.terminated(), step.truncated(), false);
        }
      };
    }
  },
  REPORTS_SUCCESS_UNANNOUNCED(
      "rewardIsFiniteAndSuccessIsAnnounced", "success is reported only where the spec says so") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          Step step = super.step(action, nextObservation);
          return new Step(step.reward(), step.terminated(), step.truncated(), true);
        }
      };
    }
  },
  MOVES_BEYOND_THE_BOUNDS(
      "actionBeyondItsBoundsCountsAsTheBound",
      "an action beyond its bounds does what the bound does") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          position += Math.max(0, action[0] - 1);
          return super.step(action, nextObservation);
        }
      };
    }
  },
  REMEMBERS_HOW_OFTEN_IT_WAS_RESET(
      "sameSeedGivesTheSameEpisodeWhateverCameBefore",
      "the same seed and actions give the same episode bit for bit, whatever was played before") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        private long resets;

        @Override
        public void reset(long seed, float[] observation) {
          super.reset(seed + resets++, observation);
        }
      };
    }
  },
  IGNORES_THE_SEED(
      "differentSeedsGiveDifferentEpisodes",
      "different seeds give different episodes, or training sees a single start") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void reset(long seed, float[] observation) {
          super.reset(1, observation);
        }
      };
    }
  },
  IGNORES_HALF_OF_THE_SEED(
      "differentSeedsGiveDifferentEpisodes",
      "seeds that differ in their upper 32 bits give different episodes") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void reset(long seed, float[] observation) {
          super.reset(seed & 0xffff_ffffL, observation);
        }
      };
    }
  },
  STEPS_BEFORE_THE_FIRST_RESET(
      "stepBeforeTheFirstResetIsRefused",
      "step before the first reset throws IllegalStateException") {
    @Override
    Environment create(RandomWalk shared) {
      RandomWalk environment = new RandomWalk();
      environment.steps = 0;
      return environment;
    }
  },
  STEPS_AFTER_THE_END(
      "stepAfterTheEndIsRefusedUntilReset",
      "step after the end of an episode throws IllegalStateException") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          Step step = super.step(action, nextObservation);
          steps = steps == HORIZON ? 0 : steps;
          return step;
        }
      };
    }
  },
  TERMINATES_AT_THE_TIME_LIMIT(
      "timeLimitTruncatesAndDoesNotTerminate", "a time limit truncates and does not terminate") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          Step step = super.step(action, nextObservation);
          return new Step(step.reward(), step.truncated(), false, false);
        }
      };
    }
  },
  GOES_ON_PAST_THE_TIME_LIMIT(
      "timeLimitTruncatesAndDoesNotTerminate", "no episode goes on past the horizon of 20 steps") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          steps = 0;
          return super.step(action, nextObservation);
        }
      };
    }
  },
  CLIPS_IN_THE_CALLERS_ARRAY(
      "callersActionIsLeftAsItWas", "step leaves the caller's action as it was") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public Step step(float[] action, float[] nextObservation) {
          action[0] = Math.max(-1, Math.min(1, action[0]));
          return super.step(action, nextObservation);
        }
      };
    }
  },
  READS_THE_LAST_ACTION_LATER(
      "callersArraysAreNotKept",
      "what the caller does to its arrays after a call changes nothing") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        private float[] last = {0};

        @Override
        public Step step(float[] action, float[] nextObservation) {
          position += last[0] / 8;
          last = action;
          return super.step(action, nextObservation);
        }
      };
    }
  },
  WRITES_TO_AN_EARLIER_OBSERVATION(
      "callersArraysAreNotKept",
      "a step writes to the array it is given and to none of an earlier call") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        private float[] last = {0};

        @Override
        public void reset(long seed, float[] observation) {
          super.reset(seed, observation);
          last = observation;
        }

        @Override
        public Step step(float[] action, float[] nextObservation) {
          last[0] = position;
          return super.step(action, nextObservation);
        }
      };
    }
  },
  COUNTS_ON_AFTER_RESET(
      "resetInMidEpisodeStartsAfresh",
      "reset in the middle of an episode leaves nothing of it behind") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void reset(long seed, float[] observation) {
          int before = steps % HORIZON;
          super.reset(seed, observation);
          steps = before;
        }
      };
    }
  },
  SHARES_ITS_STATE("environmentsDoNotDisturbEachOther", "two environments share nothing") {
    @Override
    Environment create(RandomWalk shared) {
      return shared;
    }
  },
  BELONGS_TO_ONE_THREAD(
      "anotherThreadMayTakeOver", "one thread may make an environment and others step it") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        private final ThreadLocal<Float> wind = ThreadLocal.withInitial(() -> 0f);

        @Override
        public Step step(float[] action, float[] nextObservation) {
          wind.set(0.01f + wind.get());
          position += wind.get();
          return super.step(action, nextObservation);
        }

        @Override
        public void reset(long seed, float[] observation) {
          wind.set(0f);
          super.reset(seed, observation);
        }
      };
    }
  },
  LEAVES_A_THREAD(
      "closeEndsItsThreads", "close ends every thread that an environment has started") {
    @Override
    Environment create(RandomWalk shared) {
      new Thread(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(30)), "physics").start();
      return new RandomWalk();
    }
  },
  DRAWS_FROM_A_CLOCK(
      "sameSeedGivesTheSameEpisodeWhateverCameBefore",
      "the same seed and actions give the same episode bit for bit") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void reset(long seed, float[] observation) {
          super.reset(System.nanoTime(), observation);
        }
      };
    }
  },
  FAILS_AT_THE_SECOND_CLOSE("secondCloseDoesNothing", "a second close does nothing") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        private boolean closed;

        @Override
        public void close() {
          if (closed) {
            throw new IllegalStateException("already closed");
          }
          closed = true;
        }
      };
    }
  };

  private final String test;
  private final String message;

  FaultyEnvironment(String test, String message) {
    this.test = test;
    this.message = message;
  }

  @Override
  public String test() {
    return test;
  }

  @Override
  public String message() {
    return message;
  }

  /**
   * Makes the environment.
   *
   * @param shared the same at every call, for what is wrongly shared
   */
  abstract Environment create(RandomWalk shared);
}

package dev.armature.tck;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.Step;
import java.util.Arrays;

/** Environments that break one rule each, and the test of {@link EnvironmentContract} for it. */
enum FaultyEnvironment {
  MAKES_A_NEW_SPEC("specIsOneObjectForLife") {
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
  LEAVES_A_COMPONENT_UNFILLED("observationsAreFilledAndWithinTheirSpace") {
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
  LEAVES_ITS_SPACE("observationsAreFilledAndWithinTheirSpace") {
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
  GIVES_A_REWARD_THAT_IS_NO_NUMBER("rewardIsFiniteAndSuccessIsAnnounced") {
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
  REPORTS_SUCCESS_UNANNOUNCED("rewardIsFiniteAndSuccessIsAnnounced") {
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
  MOVES_BEYOND_THE_BOUNDS("actionBeyondItsBoundsCountsAsTheBound") {
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
  REMEMBERS_HOW_OFTEN_IT_WAS_RESET("sameSeedGivesTheSameEpisodeWhateverCameBefore") {
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
  IGNORES_THE_SEED("differentSeedsGiveDifferentEpisodes") {
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
  IGNORES_HALF_OF_THE_SEED("differentSeedsGiveDifferentEpisodes") {
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
  STEPS_BEFORE_THE_FIRST_RESET("stepBeforeTheFirstResetIsRefused") {
    @Override
    Environment create(RandomWalk shared) {
      RandomWalk environment = new RandomWalk();
      environment.steps = 0;
      return environment;
    }
  },
  STEPS_AFTER_THE_END("stepAfterTheEndIsRefusedUntilReset") {
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
  TERMINATES_AT_THE_TIME_LIMIT("timeLimitTruncatesAndDoesNotTerminate") {
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
  GOES_ON_PAST_THE_TIME_LIMIT("timeLimitTruncatesAndDoesNotTerminate") {
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
  CLIPS_IN_THE_CALLERS_ARRAY("callersActionIsLeftAsItWas") {
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
  READS_THE_LAST_ACTION_LATER("callersArraysAreNotKept") {
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
  WRITES_TO_AN_EARLIER_OBSERVATION("callersArraysAreNotKept") {
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
  COUNTS_ON_AFTER_RESET("resetInMidEpisodeStartsAfresh") {
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
  SHARES_ITS_STATE("environmentsDoNotDisturbEachOther") {
    @Override
    Environment create(RandomWalk shared) {
      return shared;
    }
  },
  MOVES_WHEN_IT_IS_DRAWN("drawingChangesNothing") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          super.render(frame);
          position += 0.01f;
        }
      };
    }
  },
  LEAVES_A_PIXEL_UNFILLED("framesAreFilledAndShowTheState") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          int unfilled = frame[frame.length - 1];
          super.render(frame);
          frame[frame.length - 1] = unfilled;
        }
      };
    }
  },
  DRAWS_NOTHING("framesAreFilledAndShowTheState") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          Arrays.fill(frame, 0xffffff);
        }
      };
    }
  },
  DRAWS_THE_SAME_FOR_EVER("framesAreFilledAndShowTheState") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          Arrays.fill(frame, 0xffffff);
          frame[0] = 0;
        }
      };
    }
  },
  DRAWS_THE_NUMBER_OF_THE_FRAME("framesAreFilledAndShowTheState") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        private int frames;

        @Override
        public void render(int[] frame) {
          super.render(frame);
          frame[frame.length - 1] = frames++;
        }
      };
    }
  },
  CHANGES_THE_SIZE_OF_ITS_FRAMES("framesAreFilledAndShowTheState") {
    @Override
    Environment create(RandomWalk shared) {
      return new RandomWalk() {
        private int height = 2;

        @Override
        public FrameSize frameSize() {
          return new FrameSize(101, height++);
        }
      };
    }
  },
  FAILS_AT_THE_SECOND_CLOSE("secondCloseDoesNothing") {
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

  FaultyEnvironment(String test) {
    this.test = test;
  }

  /** The name of the test that has to fail. */
  String test() {
    return test;
  }

  /**
   * Makes the environment.
   *
   * @param shared the same at every call, for what is wrongly shared
   */
  abstract Environment create(RandomWalk shared);
}

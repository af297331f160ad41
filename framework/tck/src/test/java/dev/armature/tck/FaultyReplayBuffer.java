package dev.armature.tck;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateReader;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.Arrays;

/** Replay buffers that break one rule each, and the test of {@link ReplayBufferContract} for it. */
enum FaultyReplayBuffer {
  GROWS_PAST_ITS_CAPACITY("sizeGrowsToTheCapacityAndStays") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity + 1, environment);
    }
  },
  FORGETS_THE_NEWEST("samplesAreTheTransitionsStillRemembered") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        private int added;

        @Override
        int remember(Entry entry) {
          return added++ < capacity ? super.remember(entry) : (added - 1) % capacity;
        }
      };
    }
  },
  NEVER_SAMPLES_THE_NEWEST("samplesAreTheTransitionsStillRemembered") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public void sample(RandomStream random, TransitionBatch batch) {
          if (size() < 2) {
            super.sample(random, batch);
            return;
          }
          super.sample(random, batch);
          for (int row = 0; row < batch.size(); row++) {
            batch.places()[row] = Math.min(batch.places()[row], size() - 2);
          }
          read(random, batch);
        }
      };
    }
  },
  MIXES_TWO_TRANSITIONS("samplesAreTheTransitionsStillRemembered") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        void fill(TransitionBatch batch, int row, Entry entry) {
          super.fill(batch, row, entry);
          batch.rewards()[row] = entries.get(0).numbers[0];
        }
      };
    }
  },
  LEAVES_THE_LAST_ROW_UNFILLED("samplesAreTheTransitionsStillRemembered") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        void fill(TransitionBatch batch, int row, Entry entry) {
          if (row < batch.size() - 1) {
            super.fill(batch, row, entry);
          }
        }
      };
    }
  },
  FILLS_ITS_RING_BACKWARDS("placesAreThoseOfARing") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        int remember(Entry entry) {
          return capacity - 1 - super.remember(entry);
        }
      };
    }
  },
  DOES_NOT_SAY_WHERE_ROWS_LIE("sampledRowsSayWhereTheyLie") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public void sample(RandomStream random, TransitionBatch batch) {
          super.sample(random, batch);
          Arrays.fill(batch.places(), 0);
        }
      };
    }
  },
  DOES_NOT_COUNT_STEPS("sampledRowsSayWhereTheyLie") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        void fill(TransitionBatch batch, int row, Entry entry) {
          int before = batch.steps()[row];
          super.fill(batch, row, entry);
          batch.steps()[row] = before;
        }
      };
    }
  },
  LEAVES_ROWS_WITHOUT_WEIGHT("sampledRowsSayWhereTheyLie") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public void sample(RandomStream random, TransitionBatch batch) {
          float[] before = batch.weights().clone();
          super.sample(random, batch);
          System.arraycopy(before, 0, batch.weights(), 0, before.length);
        }
      };
    }
  },
  CHOOSES_PLACES_IN_READ("readGivesTheTransitionsAtTheirPlaces") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public void read(RandomStream random, TransitionBatch batch) {
          batch.places()[0] = random.nextInt(size());
          super.read(random, batch);
        }
      };
    }
  },
  WEIGHS_IN_READ("readGivesTheTransitionsAtTheirPlaces") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        void fill(TransitionBatch batch, int row, Entry entry) {
          super.fill(batch, row, entry);
          batch.weights()[row] = 1;
        }
      };
    }
  },
  STORES_A_TIME_LIMIT_AS_AN_END("truncatedIsNotStoredAsTerminated") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public int add(
            int environment,
            float[] observation,
            float[] action,
            float reward,
            float[] nextObservation,
            boolean terminated,
            boolean truncated) {
          boolean done = terminated || truncated;
          return super.add(
              environment, observation, action, reward, nextObservation, done, truncated);
        }
      };
    }
  },
  KEEPS_THE_ADDED_ARRAYS("addedArraysAreCopied") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public int add(
            int environment,
            float[] observation,
            float[] action,
            float reward,
            float[] nextObservation,
            boolean terminated,
            boolean truncated) {
          return remember(
              new Entry(
                  observation, action, new float[] {reward, terminated ? 1 : 0}, nextObservation));
        }
      };
    }
  },
  READS_ITS_LAST_BATCH_BACK("sampledArraysAreCopied") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        private float[] last = {0};

        @Override
        void fill(TransitionBatch batch, int row, Entry entry) {
          super.fill(batch, row, entry);
          batch.rewards()[row] += last[0] == 1e9f ? 1 : 0;
          last = batch.actions();
        }
      };
    }
  },
  FILLS_A_BATCH_FROM_NOTHING("samplingFromAnEmptyBufferIsRefused") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public void sample(RandomStream random, TransitionBatch batch) {
          if (size() > 0) {
            super.sample(random, batch);
          }
        }
      };
    }
  },
  SAMPLES_FROM_A_SEED_OF_ITS_OWN("streamAloneDecidesWhatIsSampled") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        private final RandomStream own = new SeededStreams(1).stream("own");

        @Override
        public void sample(RandomStream random, TransitionBatch batch) {
          super.sample(own, batch);
        }
      };
    }
  },
  FORGETS_THE_ORDER_IN_LOAD("loadedBufferGoesOnLikeTheOneSaved") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public void load(StateReader in) {
          super.load(in);
          if (size() > 1) {
            entries.add(entries.remove(0));
          }
        }
      };
    }
  },
  FORGETS_ERRORS_IN_SAVE("loadedBufferGoesOnLikeTheOneSaved") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        private int offset;

        @Override
        public void sample(RandomStream random, TransitionBatch batch) {
          super.sample(random, batch);
          for (int row = 0; row < batch.size(); row++) {
            batch.places()[row] = (batch.places()[row] + offset) % size();
          }
          read(random, batch);
        }

        @Override
        public void learned(TransitionBatch batch) {
          offset += (int) batch.errors()[0] + 1;
        }
      };
    }
  },
  LOADS_WHAT_DOES_NOT_FIT("stateOfAnotherEnvironmentIsRefused") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        public void load(StateReader in) {
          if (in.longs("size", 3)[1] == environment.observation().size()) {
            super.load(in);
          }
        }
      };
    }
  },
  FAILS_AT_THE_SECOND_CLOSE("secondCloseDoesNothing") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
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

  FaultyReplayBuffer(String test) {
    this.test = test;
  }

  /** The name of the test that has to fail. */
  String test() {
    return test;
  }

  abstract ReplayBuffer create(int capacity, EnvironmentSpec environment);
}

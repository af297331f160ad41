package dev.armature.tck;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateReader;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Replay buffers that break one rule each, and the test of {@link ReplayBufferContract} for it. */
enum FaultyReplayBuffer implements Fault {
  GROWS_PAST_ITS_CAPACITY(
      "sizeGrowsToTheCapacityAndStays",
      "capacity is the number of transitions remembered at most") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity + 1, environment);
    }
  },
  FORGETS_THE_NEWEST(
      "samplesAreTheTransitionsStillRemembered",
      "the oldest is forgotten where the buffer is full") {
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
  NEVER_SAMPLES_THE_NEWEST(
      "samplesAreTheTransitionsStillRemembered",
      "every transition still remembered can be sampled, the newest and the oldest too") {
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
  MIXES_TWO_TRANSITIONS(
      "samplesAreTheTransitionsStillRemembered", "transitions that were added, each in one piece") {
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
  LEAVES_THE_LAST_ROW_UNFILLED(
      "samplesAreTheTransitionsStillRemembered",
      "the whole batch is filled with transitions that were added") {
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
  FILLS_ITS_RING_BACKWARDS("placesAreThoseOfARing", "lies at the place after the one before") {
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
  DOES_NOT_SAY_WHERE_ROWS_LIE(
      "sampledRowsSayWhereTheyLie", "each row is the transition that lies at its place") {
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
  DOES_NOT_COUNT_STEPS("sampledRowsSayWhereTheyLie", "a row says how many steps it joins") {
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
  LEAVES_ROWS_WITHOUT_WEIGHT("sampledRowsSayWhereTheyLie", "sample fills weights") {
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
  CHOOSES_PLACES_IN_READ("readGivesTheTransitionsAtTheirPlaces", "read ") {
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
  WEIGHS_IN_READ("readGivesTheTransitionsAtTheirPlaces", "read leaves weights alone") {
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
  STORES_A_TIME_LIMIT_AS_AN_END(
      "truncatedIsNotStoredAsTerminated",
      "a time limit stored as an end teaches the agent that the future is worth nothing") {
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
  KEEPS_THE_ADDED_ARRAYS("addedArraysAreCopied", "add copies the arrays") {
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
  READS_ITS_LAST_BATCH_BACK("sampledArraysAreCopied", "a batch is a copy") {
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
  FILLS_A_BATCH_FROM_NOTHING(
      "samplingFromAnEmptyBufferIsRefused",
      "sampling from an empty buffer throws IllegalStateException") {
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
  SAMPLES_FROM_A_SEED_OF_ITS_OWN(
      "streamAloneDecidesWhatIsSampled", "all chance comes from the stream that is given") {
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
  FORGETS_THE_ORDER_IN_LOAD(
      "loadedBufferGoesOnLikeTheOneSaved",
      "a loaded buffer and the one saved give the same samples") {
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
  FORGETS_ERRORS_IN_SAVE(
      "loadedBufferGoesOnLikeTheOneSaved",
      "a loaded buffer and the one saved give the same samples") {
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
  LOADS_WHAT_DOES_NOT_FIT(
      "stateOfAnotherEnvironmentIsRefused",
      "load throws StateException for transitions of another width") {
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
  SHARES_ITS_ENTRIES("buffersDoNotDisturbEachOther", "two buffers share nothing") {
    @SuppressWarnings("ImmutableEnumChecker") // What is wrongly shared.
    private final List<ListBuffer.Entry> all = new ArrayList<>();

    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment) {
        @Override
        int remember(Entry entry) {
          all.add(entry);
          return super.remember(entry);
        }

        @Override
        void fill(TransitionBatch batch, int row, Entry entry) {
          super.fill(batch, row, all.get(all.size() - 1));
        }
      };
    }
  },
  IGNORES_ERRORS("largerErrorsAreSampledMoreOften", "a buffer that prefers errors samples") {
    @Override
    ReplayBuffer create(int capacity, EnvironmentSpec environment) {
      return new ListBuffer(capacity, environment);
    }
  },
  FAILS_AT_THE_SECOND_CLOSE("secondCloseDoesNothing", "a second close does nothing") {
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
  private final String message;

  FaultyReplayBuffer(String test, String message) {
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

  abstract ReplayBuffer create(int capacity, EnvironmentSpec environment);
}

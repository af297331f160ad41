package dev.armature.tck;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.Arrays;
import java.util.List;

/** Agents that break one rule each, and the test of {@link AgentContract} for it. */
enum FaultyAgent implements Fault {
  ACTS_BEYOND_THE_BOUNDS(
      "actionsAreWithinTheBoundsOfEachDimension",
      "act gives actions within the bounds of each dimension") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void act(float[] observations, int n, float[] actions) {
          super.act(observations, n, actions);
          actions[0] += 10;
        }
      };
    }
  },
  EXPLORES_BEYOND_THE_BOUNDS(
      "actionsAreWithinTheBoundsOfEachDimension",
      "explore gives actions within the bounds of each dimension") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void explore(float[] observations, int n, float[] actions) {
          super.explore(observations, n, actions);
          actions[0] += 10;
        }
      };
    }
  },
  EXPLORES_IN_EVALUATION("actingIsDeterministicAndChangesNothing", "it does not explore") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void act(float[] observations, int n, float[] actions) {
          explore(observations, n, actions);
        }
      };
    }
  },
  COUNTS_ITS_ACTS("actingIsDeterministicAndChangesNothing", "act changes nothing in the agent") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void act(float[] observations, int n, float[] actions) {
          super.act(observations, n, actions);
          updates++;
        }
      };
    }
  },
  ACTS_ON_THE_FIRST_ROW_ALONE(
      "eachRowIsActedOnAlone", "gives the same action alone as among others") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void act(float[] observations, int n, float[] actions) {
          int size = observations.length / n;
          float[] first = observations.clone();
          for (int row = 1; row < n; row++) {
            System.arraycopy(observations, 0, first, row * size, size);
          }
          super.act(first, n, actions);
        }
      };
    }
  },
  SCALES_OBSERVATIONS_IN_PLACE(
      "theCallersArraysStayTheCallers", "act and explore only read the observations") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void act(float[] observations, int n, float[] actions) {
          observations[0] *= 0.5f;
          super.act(observations, n, actions);
        }
      };
    }
  },
  FILLS_AN_EARLIER_ARRAY("theCallersArraysStayTheCallers", "an array of actions is the caller's") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        private float[] last = {0};

        @Override
        public void act(float[] observations, int n, float[] actions) {
          super.act(observations, n, actions);
          last[0] = actions[0];
          last = actions;
        }
      };
    }
  },
  COUNTS_THE_FUTURE_MORE("discountIsAShare", "the discount is in [0, 1]") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public double discount() {
          return 1.01;
        }
      };
    }
  },
  TELLS_SOME_ERRORS(
      "errorsAreToldForEachRowOrForNone",
      "learn writes the error of every row, or leaves them all alone") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void learn(TransitionBatch batch, MetricSink metrics) {
          super.learn(batch, metrics);
          batch.errors()[0] = 1;
        }
      };
    }
  },
  TELLS_SIGNED_ERRORS("errorsAreToldForEachRowOrForNone", "an error is absolute") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void learn(TransitionBatch batch, MetricSink metrics) {
          super.learn(batch, metrics);
          Arrays.fill(batch.errors(), -0.5f);
        }
      };
    }
  },
  REPORTS_WHAT_WAS_NOT_ANNOUNCED(
      "onlyAnnouncedMetricsAreReported", "what learn reports was announced") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void learn(TransitionBatch batch, MetricSink metrics) {
          super.learn(batch, metrics);
          metrics.record("losses/critic", 1);
        }
      };
    }
  },
  DRAWS_FROM_THE_CLOCK("learningIsTheSameForTheSameSeed", "same seed, same bits") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void learn(TransitionBatch batch, MetricSink metrics) {
          super.learn(batch, metrics);
          weights[0] += (float) (System.nanoTime() % 1_000 * 1e-6);
        }
      };
    }
  },
  IGNORES_ITS_STREAMS("learningIsTheSameForTheSameSeed", "it draws from the streams it is given") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(
          RegressionAgentTest.CONFIG,
          new AgentContext(
              context.environment(), context.networks(), new SeededStreams(1).of("agent")));
    }
  },
  LOADS_NOTHING("aLoadedAgentGoesOnToTheSameBits", "a loaded agent acts as the saved one") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void load(StateReader in) {}
      };
    }
  },
  FORGETS_ITS_STEP_SIZE(
      "aLoadedAgentGoesOnToTheSameBits", "a loaded agent learns on to the same bits") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void load(StateReader in) {
          super.load(in);
          updates = 100;
        }
      };
    }
  },
  EXPLORES_WITH_A_STREAM_OF_ITS_OWN(
      "aLoadedAgentGoesOnToTheSameBits", "a loaded agent explores as the saved one") {
    @SuppressWarnings("ImmutableEnumChecker") // What is wrongly shared.
    private final List<RandomStream> own = List.of(new SeededStreams(1).stream("own"));

    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {

        @Override
        public void explore(float[] observations, int n, float[] actions) {
          act(observations, n, actions);
          actions[0] += own.get(0).nextFloat() * 1e-3f;
        }
      };
    }
  },
  LEARNS_BACKWARDS("aTaskOfOneStepIsSolved", "it does not learn from rewards") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        @Override
        public void learn(TransitionBatch batch, MetricSink metrics) {
          for (int row = 0; row < batch.size(); row++) {
            batch.rewards()[row] *= -1;
          }
          super.learn(batch, metrics);
        }
      };
    }
  },
  SHARES_ITS_WEIGHTS("agentsDoNotDisturbEachOther", "two agents share nothing") {
    @SuppressWarnings("ImmutableEnumChecker") // What is wrongly shared.
    private final List<float[]> shared = List.of(new float[8]);

    @Override
    Agent create(AgentContext context) {
      RegressionAgent agent = new RegressionAgent(RegressionAgentTest.CONFIG, context);
      agent.weights = shared.get(0);
      return agent;
    }
  },
  BELONGS_TO_ONE_THREAD(
      "anotherThreadMayTakeOver", "one thread may make an agent and others use it") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
        private final ThreadLocal<Float> shift = ThreadLocal.withInitial(() -> 0f);

        @Override
        public void learn(TransitionBatch batch, MetricSink metrics) {
          super.learn(batch, metrics);
          shift.set(0.1f);
        }

        @Override
        public void act(float[] observations, int n, float[] actions) {
          super.act(observations, n, actions);
          actions[0] = Math.min(2, actions[0] + shift.get());
        }
      };
    }
  },
  FAILS_AT_THE_SECOND_CLOSE("closingTwiceDoesNothing", "a second close does nothing") {
    @Override
    Agent create(AgentContext context) {
      return new RegressionAgent(RegressionAgentTest.CONFIG, context) {
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

  FaultyAgent(String test, String message) {
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

  abstract Agent create(AgentContext context);
}

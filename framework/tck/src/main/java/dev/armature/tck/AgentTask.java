package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link AgentContract} about learning: a task of one step, whose best action depends
 * on what is seen, and whose reward falls with the squared distance from it.
 */
abstract class AgentTask {

  private static final long SEED = 23;
  private static final int TRIALS = 2_000;
  private static final int SHOWN = 200;
  private static final int ROUND = 250;

  private final Supplier<EnvironmentSpec> environment;
  private final Function<AgentContext, Agent> maker;
  private final Supplier<NetworkFactory> networks;
  private final IntSupplier batches;

  AgentTask(
      Supplier<EnvironmentSpec> environment,
      Function<AgentContext, Agent> maker,
      Supplier<NetworkFactory> networks,
      IntSupplier batches) {
    this.environment = environment;
    this.maker = maker;
    this.networks = networks;
    this.batches = batches;
  }

  @Test
  void aTaskOfOneStepIsSolved() {
    SeededStreams streams = new SeededStreams(SEED);
    try (NetworkFactory factory = networks.get();
        Agent agent =
            maker.apply(new AgentContext(environment.get(), factory, streams.of("agent")))) {
      assumeTrue(agent.demonstrations().isEmpty(), "this agent learns from demonstrations");
      Trials trials = new Trials(streams);
      TransitionBatch batch =
          new TransitionBatch(agent.batchSize(), trials.observationSize, trials.actionSize);
      MemoryState before = MemoryState.of(agent::save);
      trials.learn(agent, batch, 1);
      assumeTrue(
          !before.sameAs(MemoryState.of(agent::save)),
          "this agent does not learn from transitions");
      double goal = trials.regretOfTheMiddle() / 2;
      double regret = trials.regret(agent);
      for (int i = 0; i < batches.getAsInt() && regret >= goal; i += ROUND) {
        trials.learn(agent, batch, ROUND);
        regret = trials.regret(agent);
      }
      assertThat(regret)
          .as(
              "within %d batches of random trials in a task of one step, the agent comes nearer to"
                  + " the best action than the middle of the bounds is, by half of the squared"
                  + " distance, or it does not learn from rewards",
              batches.getAsInt())
          .isLessThan(goal);
    }
  }

  /** Random actions and what they earned. */
  private final class Trials {

    private final int observationSize = environment.get().observation().size();
    private final int actionSize = environment.get().action().size();
    private final float[] lows = environment.get().action().lows();
    private final float[] highs = environment.get().action().highs();
    private final float[] observations = new float[TRIALS * observationSize];
    private final float[] actions = new float[TRIALS * actionSize];
    private final RandomStream sampling;

    Trials(SeededStreams streams) {
      sampling = streams.stream("sampling");
      RandomStream random = streams.stream("trials");
      random.fillGaussian(observations, observations.length);
      for (int i = 0; i < actions.length; i++) {
        int d = i % actionSize;
        actions[i] = lows[d] + (highs[d] - lows[d]) * random.nextFloat();
      }
    }

    /** The squared distance from the best action, each dimension in half ranges; their mean. */
    private double cost(int trial, float[] action, int row) {
      double sum = 0;
      double seen = Math.tanh(observations[trial * observationSize]);
      for (int d = 0; d < actionSize; d++) {
        double half = (highs[d] - lows[d]) / 2.0;
        double share = (action[row * actionSize + d] - lows[d]) / half - 1;
        double best = (d % 2 == 0 ? 0.4 : -0.4) + 0.4 * seen;
        sum += (share - best) * (share - best) / actionSize;
      }
      return sum;
    }

    void learn(Agent agent, TransitionBatch batch, int count) {
      Arrays.fill(batch.terminated(), 1);
      int o = observationSize;
      for (int i = 0; i < count; i++) {
        for (int row = 0; row < batch.size(); row++) {
          int trial = sampling.nextInt(TRIALS);
          System.arraycopy(observations, trial * o, batch.observations(), row * o, o);
          System.arraycopy(observations, trial * o, batch.nextObservations(), row * o, o);
          System.arraycopy(
              actions, trial * actionSize, batch.actions(), row * actionSize, actionSize);
          batch.rewards()[row] = (float) -cost(trial, actions, trial);
        }
        agent.learn(batch, (name, value) -> {});
      }
    }

    double regret(Agent agent) {
      float[] chosen = new float[SHOWN * actionSize];
      agent.act(Arrays.copyOf(observations, SHOWN * observationSize), SHOWN, chosen);
      return meanCost(chosen);
    }

    double regretOfTheMiddle() {
      float[] middle = new float[SHOWN * actionSize];
      for (int i = 0; i < middle.length; i++) {
        int d = i % actionSize;
        middle[i] = (lows[d] + highs[d]) / 2;
      }
      return meanCost(middle);
    }

    private double meanCost(float[] chosen) {
      double sum = 0;
      for (int trial = 0; trial < SHOWN; trial++) {
        sum += cost(trial, chosen, trial);
      }
      return sum / SHOWN;
    }
  }
}

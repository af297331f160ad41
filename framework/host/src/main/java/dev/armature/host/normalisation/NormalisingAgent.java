package dev.armature.host.normalisation;

import dev.armature.api.Agent;
import dev.armature.api.Dataset;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.MetricSink;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.Step;
import dev.armature.api.TransitionBatch;
import dev.armature.host.configuration.NormalisationSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An agent that sees normalised observations and rewards where its caller hands it what is. Only
 * {@link #observe} changes the statistics, so that acting and learning leave them as they are.
 *
 * <p>Replay buffers keep what is, and what is sampled is normalised as of now. The statistics are
 * part of the agent's saved state, beside its own entries, as {@code normalisation.observations}
 * and {@code normalisation.returns}.
 */
public final class NormalisingAgent implements Agent {

  private static final String OBSERVATIONS = "normalisation.observations";
  private static final String RETURNS = "normalisation.returns";

  private final Agent agent;
  private final @Nullable ObservationNormaliser observations;
  private final @Nullable RewardNormaliser rewards;
  private final double rewardScale;
  private final int observationSize;
  private final TransitionBatch normalised;
  private float[] seen;

  /**
   * @param environment the environment as it is
   * @param settings what is normalised
   * @param create makes the agent, for an environment as the agent sees it; closed with this one
   */
  public NormalisingAgent(
      EnvironmentSpec environment,
      NormalisationSettings settings,
      Function<EnvironmentSpec, Agent> create) {
    observations =
        settings.observations()
            ? new ObservationNormaliser(environment, settings.clip(), settings.epsilon())
            : null;
    agent = create.apply(observations == null ? environment : observations.seen(environment));
    rewards =
        settings.rewards()
            ? new RewardNormaliser(agent.discount(), settings.rewardClip(), settings.epsilon())
            : null;
    rewardScale = settings.rewardScale();
    observationSize = environment.observation().size();
    int batchSize = agent.batchSize();
    int shown = agent.demonstrations().map(it -> it.rows(batchSize)).orElse(0);
    normalised =
        new TransitionBatch(batchSize, observationSize, environment.action().size(), shown);
    seen = new float[observationSize];
  }

  /**
   * Takes in a step of training. Of each episode every observation counts once: the one each step
   * begins with, and at its end the last.
   *
   * @param environment which of the environments stepped side by side it was taken in, from 0
   * @param observation what was seen before it, {@code [observation]}
   * @param step what came of it
   * @param next what was seen after it, {@code [observation]}
   */
  public void observe(int environment, float[] observation, Step step, float[] next) {
    if (observations != null) {
      observations.observe(observation);
      if (step.done()) {
        observations.observe(next);
      }
    }
    if (rewards != null) {
      rewards.observe(environment, step.reward(), step.done());
    }
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    agent.act(seen(observations, n), n, actions);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    agent.explore(seen(observations, n), n, actions);
  }

  private float[] seen(float[] observed, int n) {
    if (observations == null) {
      return observed;
    }
    if (seen.length < n * observationSize) {
      seen = new float[n * observationSize];
    }
    observations.apply(observed, n, seen);
    return seen;
  }

  @Override
  public int batchSize() {
    return agent.batchSize();
  }

  @Override
  public double discount() {
    return agent.discount();
  }

  @Override
  public List<String> metricNames() {
    return agent.metricNames();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    normalise(batch.observations(), normalised.observations());
    normalise(batch.nextObservations(), normalised.nextObservations());
    normaliseRewards(batch);
    copy(batch.actions(), normalised.actions());
    copy(batch.terminated(), normalised.terminated());
    copy(batch.weights(), normalised.weights());
    copy(batch.errors(), normalised.errors());
    System.arraycopy(batch.steps(), 0, normalised.steps(), 0, batch.size());
    System.arraycopy(batch.places(), 0, normalised.places(), 0, batch.size());
    agent.learn(normalised, metrics);
    copy(normalised.errors(), batch.errors());
  }

  @Override
  public Optional<DemonstrationSettings> demonstrations() {
    return agent.demonstrations();
  }

  /** Takes in each observation once, and shows the agent the dataset as it sees it from then on. */
  @Override
  public void demonstrate(Dataset dataset) {
    agent.demonstrate(observations == null ? dataset : observations.seen(dataset));
  }

  private void normalise(float[] from, float[] to) {
    if (observations == null) {
      copy(from, to);
    } else {
      observations.apply(from, normalised.size(), to);
    }
  }

  private void normaliseRewards(TransitionBatch batch) {
    float[] to = normalised.rewards();
    if (rewards == null) {
      copy(batch.rewards(), to);
    } else {
      rewards.apply(batch.rewards(), batch.steps(), batch.size(), to);
    }
    if (rewardScale != 1) {
      for (int i = 0; i < to.length; i++) {
        to[i] = (float) (to[i] * rewardScale);
      }
    }
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  @Override
  public void save(StateWriter out) {
    agent.save(out);
    if (observations != null) {
      observations.save(out.scoped(OBSERVATIONS));
    }
    if (rewards != null) {
      rewards.save(out.scoped(RETURNS));
    }
  }

  @Override
  public void load(StateReader in) {
    requireFit(in, observations != null, rewards != null);
    agent.load(in);
    if (observations != null) {
      observations.load(in.scoped(OBSERVATIONS));
    }
    if (rewards != null) {
      rewards.load(in.scoped(RETURNS));
    }
  }

  /**
   * Requires that an agent was saved seeing what it is to see now: it makes nothing of the other.
   *
   * @param observations whether it is to see normalised observations
   * @param rewards whether it is to see normalised rewards
   * @throws StateException if it was not
   */
  static void requireFit(StateReader in, boolean observations, boolean rewards) {
    requireFit(in.contains(OBSERVATIONS + ".count"), observations, "observations");
    requireFit(in.contains(RETURNS + ".count"), rewards, "rewards");
  }

  private static void requireFit(boolean saved, boolean wanted, String what) {
    if (saved != wanted) {
      throw new StateException(
          "the saved agent learned from %s %s; expected normalisation.%s = %s"
              .formatted(what, saved ? "that were normalised" : "as they are", what, saved));
    }
  }

  @Override
  public void close() {
    agent.close();
  }
}

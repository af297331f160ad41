package dev.armature.host.training;

import dev.armature.api.Agent;
import dev.armature.api.Checkpointable;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Evaluation;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.RunListener;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.Step;
import dev.armature.api.TransitionBatch;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The training loop of an off-policy agent: act, step, add, learn; now and then evaluate, record
 * and checkpoint.
 */
final class Trainer implements Checkpointable {

  private final Experiment experiment;
  private final TrainingSettings training;
  private final Environment environment;
  private final ReplayBuffer buffer;
  private final Agent agent;
  private final Evaluator evaluator;
  private final CheckpointFolder checkpoints;
  private final Map<String, Checkpointable> state;
  private final List<RunListener> listeners;
  private final RunMetrics metrics;

  private final RandomStream warmUp;
  private final RandomStream sampling;
  private final RandomStream episodeSeeds;

  private final TransitionBatch batch;
  private final float[] actionLows;
  private final float[] actionHighs;
  private final float[] action;
  private float[] observation;
  private float[] next;
  private long steps;
  private long checkpointed;

  /**
   * @param parts makes the objects; closed by the caller
   * @param checkpoints where checkpoints go
   * @param csv the run's own record, which a checkpoint refers to
   * @param listeners told what happens, in order
   */
  Trainer(
      Experiment experiment,
      RunParts parts,
      CheckpointFolder checkpoints,
      MetricsCsv csv,
      List<RunListener> listeners) {
    this.experiment = experiment;
    this.listeners = listeners;
    this.checkpoints = checkpoints;
    training = experiment.training();
    environment = parts.environment();
    EnvironmentSpec spec = environment.spec();
    buffer = parts.replayBuffer(spec);
    agent = parts.agent(spec);
    evaluator =
        new Evaluator(agent, parts.environment(), parts.streams().stream("evaluation.seeds"));
    metrics = new RunMetrics(agent.metricNames(), spec.reportsSuccess());
    state =
        Map.of(
            "agent", agent,
            "replay-buffer", buffer,
            "streams", parts.streams(),
            "metrics", csv,
            "progress", this);
    warmUp = parts.streams().stream("training.warm-up");
    sampling = parts.streams().stream("training.sampling");
    episodeSeeds = parts.streams().stream("training.seeds");
    batch = new TransitionBatch(agent.batchSize(), spec.observation().size(), spec.action().size());
    actionLows = spec.action().lows();
    actionHighs = spec.action().highs();
    action = new float[spec.action().size()];
    observation = new float[spec.observation().size()];
    next = new float[observation.length];
  }

  Agent agent() {
    return agent;
  }

  List<String> metricNames() {
    return metrics.names();
  }

  /**
   * Runs to the end, or to the end of the episode during which {@code stop} becomes true.
   *
   * @return the last evaluation; empty if stopped early
   */
  Optional<Evaluation> run(BooleanSupplier stop) throws IOException {
    Optional<Evaluation> last = Optional.empty();
    beginEpisode();
    while (steps < training.steps()) {
      Step step = actOnce();
      learn();
      last = record();
      if (step.done()) {
        boolean stopping = stop.getAsBoolean() && steps < training.steps();
        long every = experiment.checkpoints().every();
        if (stopping || (every > 0 && steps - checkpointed >= every)) {
          checkpoint();
        }
        if (stopping) {
          return Optional.empty();
        }
        beginEpisode();
      }
    }
    return last;
  }

  /** Environment steps so far. */
  long steps() {
    return steps;
  }

  private void beginEpisode() {
    environment.reset(episodeSeeds.nextLong(), observation);
  }

  private Step actOnce() {
    if (steps < training.warmUpSteps()) {
      for (int i = 0; i < action.length; i++) {
        action[i] = actionLows[i] + (actionHighs[i] - actionLows[i]) * warmUp.nextFloat();
      }
    } else {
      agent.explore(observation, 1, action);
    }
    Step step = environment.step(action, next);
    buffer.add(observation, action, step.reward(), next, step.terminated(), step.truncated());
    steps++;
    metrics.stepped(step);
    float[] seen = observation;
    observation = next;
    next = seen;
    return step;
  }

  private void learn() {
    if (steps <= training.warmUpSteps()) {
      return;
    }
    for (int i = 0; i < training.updatesPerStep(); i++) {
      buffer.sample(sampling, batch);
      agent.learn(batch, metrics);
      metrics.updated();
    }
  }

  /** Evaluates and hands out a row of metrics where they are due. */
  private Optional<Evaluation> record() {
    boolean end = steps == training.steps();
    long every = experiment.evaluation().every();
    Optional<Evaluation> evaluation = Optional.empty();
    if (end || (every > 0 && steps % every == 0)) {
      Evaluation outcome =
          evaluator.evaluate(
              end ? experiment.evaluation().finalEpisodes() : experiment.evaluation().episodes());
      metrics.evaluated(outcome);
      evaluation = Optional.of(outcome);
    }
    if (end || evaluation.isPresent() || steps % training.metricsEvery() == 0) {
      Map<String, Double> row = metrics.takeRow(steps);
      listeners.forEach(listener -> listener.metrics(steps, row));
    }
    evaluation.ifPresent(
        outcome -> listeners.forEach(listener -> listener.evaluated(steps, outcome)));
    return evaluation;
  }

  private void checkpoint() throws IOException {
    checkpointed = steps;
    Path written = checkpoints.save(steps, state);
    listeners.forEach(listener -> listener.checkpointed(steps, written));
  }

  /** Goes back to a checkpoint, before {@link #run}. */
  void restore(Path checkpoint) throws IOException {
    for (Map.Entry<String, Checkpointable> part : state.entrySet()) {
      CheckpointFolder.load(checkpoint, part.getKey(), part.getValue());
    }
  }

  /** What the loop itself remembers between two episodes. */
  @Override
  public void save(StateWriter out) {
    out.longs("steps", steps, checkpointed);
    metrics.save(out.scoped("metrics"));
  }

  @Override
  public void load(StateReader in) {
    long[] counts = in.longs("steps", 2);
    steps = counts[0];
    checkpointed = counts[1];
    metrics.load(in.scoped("metrics"));
  }
}

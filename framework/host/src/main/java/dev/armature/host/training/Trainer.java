package dev.armature.host.training;

import dev.armature.api.Agent;
import dev.armature.api.Checkpointable;
import dev.armature.api.ConfigurationException;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Evaluation;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.RunListener;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.OutOfBoundsActions;
import dev.armature.host.configuration.Problem;
import dev.armature.host.configuration.TrainingSettings;
import dev.armature.host.normalisation.NormalisingAgent;
import dev.armature.host.normalisation.SavedAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The training loop of an off-policy agent: act, step, add, learn; now and then evaluate, record
 * and checkpoint.
 */
final class Trainer implements Checkpointable {

  /** The parts of a checkpoint that not every beginning takes over. */
  static final String METRICS = "metrics";

  private static final String STREAMS = "streams";
  private static final String ENVIRONMENTS = "environments";

  private final Experiment experiment;
  private final TrainingSettings training;
  private final Rollouts rollouts;
  private final ReplayBuffer buffer;
  private final Agent agent;
  private final RunParts parts;
  private final Optional<Demonstrations> demonstrations;
  private final Evaluator evaluator;
  private final CheckpointFolder checkpoints;
  private final Map<String, Checkpointable> state = new HashMap<>();
  private final List<RunListener> listeners;
  private final RunMetrics metrics;

  private final RandomStream warmUp;
  private final BatchComposer batches;
  private final float[] actionLows;
  private final float[] actionHighs;
  private final float[] observations;
  private final float[] actions;
  private long steps;

  /**
   * @param parts makes the objects; closed by the caller
   * @param checkpoints where checkpoints go
   * @param bufferFolder where the replay buffer may keep files
   * @param csv the run's own record, which a checkpoint refers to
   * @param listeners told what happens, in order
   */
  Trainer(
      Experiment experiment,
      RunParts parts,
      CheckpointFolder checkpoints,
      Path bufferFolder,
      MetricsCsv csv,
      List<RunListener> listeners) {
    this.experiment = experiment;
    this.listeners = listeners;
    this.checkpoints = checkpoints;
    this.parts = parts;
    training = experiment.training();
    rollouts = parts.rollouts(training.environments(), training.environmentThreads());
    EnvironmentSpec spec = rollouts.spec();
    agent = parts.agent(spec);
    demonstrations = parts.demonstrations(agent, spec);
    buffer =
        parts.replayBuffer(
            new ReplayBufferContext(
                spec,
                rollouts.count(),
                agent.discount(),
                Integer.MAX_VALUE,
                Optional.of(bufferFolder)));
    evaluator =
        new Evaluator(
            agent, parts.guarded(parts.environment()), parts.streams().stream("evaluation.seeds"));
    metrics = new RunMetrics(agent.metricNames(), spec.reportsSuccess());
    state.put("agent", savedAgent());
    state.put("replay-buffer", buffer);
    state.put("progress", this);
    state.put(ENVIRONMENTS, rollouts);
    state.put(STREAMS, parts.streams());
    state.put(METRICS, csv);
    batches = composer(spec);
    warmUp = parts.streams().stream("training.warm-up");
    int observationSize = spec.observation().size();
    int actionSize = spec.action().size();
    actionLows = spec.action().lows();
    actionHighs = spec.action().highs();
    observations = new float[rollouts.count() * observationSize];
    actions = new float[rollouts.count() * actionSize];
  }

  /** Demonstrations come from a buffer of their own, whose state a checkpoint holds too. */
  private BatchComposer composer(EnvironmentSpec spec) {
    int size = agent.batchSize();
    int shown = demonstrations.map(it -> it.wanted().rows(size)).orElse(0);
    BatchComposer composer = new BatchComposer(spec, size, shown);
    if (shown > 0) {
      ReplayBuffer shows = parts.replayBuffer(demonstrations.orElseThrow(), spec, agent.discount());
      state.put("demonstrations", shows);
      composer.add(shows, parts.streams().stream("training.demonstrations"), shown);
    }
    composer.add(buffer, parts.streams().stream("training.sampling"), size - shown);
    return composer;
  }

  /** The agent as it is saved, as long as its weights are finite. */
  Checkpointable savedAgent() {
    return new FiniteState("the agent " + Plugins.name(experiment.agent()), new SavedAgent(agent));
  }

  /** The demonstrations that the agent learns from. */
  Optional<Demonstrations> demonstrations() {
    return demonstrations;
  }

  /** What computes the networks, in their own words. */
  String networks() {
    return parts.networks();
  }

  List<String> metricNames() {
    return metrics.names();
  }

  /** Environment steps so far, in all environments together. */
  long steps() {
    return steps;
  }

  /** What a checkpoint holds beside the state, by file name. */
  @FunctionalInterface
  interface Texts {
    Map<String, String> get() throws IOException;
  }

  /**
   * Runs to the end, or until {@code stop} becomes true; then a checkpoint is written.
   *
   * @param texts what a checkpoint holds beside the state, by file name
   * @return the last evaluation; empty if stopped early
   */
  Optional<Evaluation> run(BooleanSupplier stop, Texts texts) throws IOException {
    if (steps == 0) {
      rollouts.begin();
    }
    Optional<Evaluation> last = Optional.empty();
    while (steps < training.steps()) {
      chooseActions();
      rollouts.step();
      remember();
      learn();
      last = record();
      rollouts.advance();
      boolean stopping = steps < training.steps() && stop.getAsBoolean();
      boolean wanted = last.isPresent() && experiment.checkpoints().keepBest() > 0;
      if (stopping || wanted || passed(experiment.checkpoints().every())) {
        checkpoint(texts, last);
      }
      if (stopping) {
        return Optional.empty();
      }
    }
    return last;
  }

  /** Whether the last step of all environments reached or passed a multiple of {@code every}. */
  private boolean passed(long every) {
    return every > 0 && steps / every > (steps - rollouts.count()) / every;
  }

  private void chooseActions() {
    int actionSize = actionLows.length;
    if (steps < training.warmUpSteps()) {
      for (int i = 0; i < actions.length; i++) {
        float low = actionLows[i % actionSize];
        actions[i] = low + (actionHighs[i % actionSize] - low) * warmUp.nextFloat();
      }
    } else {
      int observationSize = observations.length / rollouts.count();
      for (int i = 0; i < rollouts.count(); i++) {
        float[] seen = rollouts.get(i).observation();
        System.arraycopy(seen, 0, observations, i * observationSize, observationSize);
      }
      agent.explore(observations, rollouts.count(), actions);
    }
    for (int i = 0; i < rollouts.count(); i++) {
      float[] action = rollouts.get(i).action();
      System.arraycopy(actions, i * actionSize, action, 0, actionSize);
      keepInBounds(action);
    }
  }

  private void keepInBounds(float[] action) {
    for (int i = 0; i < action.length; i++) {
      if (action[i] < actionLows[i] || action[i] > actionHighs[i]) {
        if (training.outOfBoundsActions() == OutOfBoundsActions.REFUSE) {
          throw new RunFailedException(
              "the agent %s gives an action out of its bounds: %s is %s, expected [%s, %s], after %d steps"
                  .formatted(
                      Plugins.name(experiment.agent()),
                      rollouts.spec().action().dimensions().get(i).name(),
                      action[i],
                      actionLows[i],
                      actionHighs[i],
                      steps),
              null);
        }
        action[i] = Math.min(Math.max(action[i], actionLows[i]), actionHighs[i]);
      }
    }
  }

  private void remember() {
    for (int i = 0; i < rollouts.count(); i++) {
      Rollout rollout = rollouts.get(i);
      remember(i, rollout);
      if (agent instanceof NormalisingAgent normalising) {
        normalising.observe(i, rollout.observation(), rollout.last(), rollout.next());
      }
      metrics.stepped(rollout);
    }
    steps += rollouts.count();
  }

  /** Only now can a buffer know that it cannot keep what comes up. */
  private void remember(int environment, Rollout rollout) {
    try {
      buffer.add(
          environment,
          rollout.observation(),
          rollout.action(),
          rollout.last().reward(),
          rollout.next(),
          rollout.last().terminated(),
          rollout.last().truncated());
    } catch (ConfigurationException refusal) {
      throw experiment.replayBuffer().located(refusal);
    }
  }

  private void learn() {
    if (steps <= training.warmUpSteps()) {
      return;
    }
    for (int i = 0; i < training.updatesPerStep() * rollouts.count(); i++) {
      learnOnce();
      tellLearned();
      metrics.updated();
    }
  }

  private void learnOnce() {
    try {
      agent.learn(batches.sample(), metrics);
    } catch (ArithmeticException e) {
      throw new RunFailedException(
          "the agent %s has gone wrong: %s, after %d steps"
              .formatted(Plugins.name(experiment.agent()), e.getMessage(), steps),
          e);
    }
  }

  /** Only now can a buffer know that the agent does not tell what it needs. */
  private void tellLearned() {
    try {
      batches.learned();
    } catch (ConfigurationException refusal) {
      throw experiment.replayBuffer().located(refusal);
    }
  }

  /** Evaluates and hands out a row of metrics where they are due. */
  private Optional<Evaluation> record() {
    boolean end = steps >= training.steps();
    Optional<Evaluation> evaluation = Optional.empty();
    if (end || passed(experiment.evaluation().every())) {
      int episodes =
          end ? experiment.evaluation().finalEpisodes() : experiment.evaluation().episodes();
      Evaluation outcome = evaluator.evaluate(episodes);
      metrics.evaluated(outcome);
      evaluation = Optional.of(outcome);
    }
    if (end || evaluation.isPresent() || passed(training.metricsEvery())) {
      Map<String, Double> row = metrics.takeRow(steps);
      listeners.forEach(listener -> listener.metrics(steps, row));
    }
    evaluation.ifPresent(
        outcome -> listeners.forEach(listener -> listener.evaluated(steps, outcome)));
    return evaluation;
  }

  private void checkpoint(Texts texts, Optional<Evaluation> evaluation) throws IOException {
    Map<String, String> all = new HashMap<>(texts.get());
    evaluation.ifPresent(it -> all.put(Checkpoint.EVALUATION, EvaluationReport.json(it)));
    Path written = checkpoints.save(steps, state, all).folder();
    listeners.forEach(listener -> listener.checkpointed(steps, written));
  }

  /** Begins anew, before {@link #run}: shows the agent the demonstrations that it asked for. */
  void begin() {
    demonstrations.ifPresent(it -> parts.demonstrate(agent, it));
  }

  /** Goes back to a checkpoint, before {@link #run}; the record has been cut back to it already. */
  void restore(Checkpoint checkpoint) throws IOException {
    Map<String, Checkpointable> taken = new HashMap<>(state);
    taken.remove(METRICS);
    checkpoints.restore(checkpoint, taken);
  }

  /**
   * Takes over the checkpoint of another run, before {@link #run}.
   *
   * @param changes what is configured in another way there
   */
  void fork(Checkpoint checkpoint, List<Problem> changes) throws IOException {
    Map<String, Checkpointable> taken = new HashMap<>(state);
    taken.remove(METRICS);
    if (changes.stream().anyMatch(it -> it.key().equals("seed"))) {
      taken.remove(STREAMS);
    }
    boolean elsewhere =
        changes.stream()
            .map(Problem::key)
            .anyMatch(it -> it.startsWith("environment.") || it.equals("training.environments"));
    if (elsewhere) {
      taken.remove(ENVIRONMENTS);
    }
    checkpoints.restore(checkpoint, taken);
    if (elsewhere) {
      rollouts.begin();
    }
  }

  /** What the loop itself remembers between two steps. */
  @Override
  public void save(StateWriter out) {
    out.longs("steps", steps);
    metrics.save(out.scoped("metrics"));
  }

  @Override
  public void load(StateReader in) {
    steps = in.longs("steps", 1)[0];
    metrics.load(in.scoped("metrics"));
  }
}

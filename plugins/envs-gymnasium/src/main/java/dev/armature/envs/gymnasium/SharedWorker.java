package dev.armature.envs.gymnasium;

import dev.armature.api.ConfigurationException;
import dev.armature.api.EnvironmentException;
import dev.armature.api.FrameSize;
import dev.armature.api.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker whom several environments share, one call at a time. After a failure it ends the run, or
 * is replaced: an episode follows from its seed and its actions, so each environment's is played
 * again in the new worker when it is next called, and goes on as if nothing had happened.
 */
final class SharedWorker {

  private static final Logger LOG = LoggerFactory.getLogger(SharedWorker.class);

  private final GymnasiumConfig config;
  private final int count;
  private final Description description;
  private final Drawing drawing = new Drawing();
  private Worker worker;
  private int generation;
  private int open;

  /** What is to be done with the worker of the moment. */
  @FunctionalInterface
  private interface Work<T> {
    T doWith(Worker worker) throws WorkerFailure;
  }

  /**
   * Starts the worker.
   *
   * @param count how many environments it plays
   * @throws ConfigurationException if the environment cannot be had
   */
  SharedWorker(GymnasiumConfig config, int count) {
    this.config = config;
    this.count = count;
    open = count;
    worker = new Worker(config, count);
    description = worker.description();
    if (!description.whyNoGoals().isEmpty()) {
      LOG.warn("{} shows no goals to learn from: {}", config.id(), description.whyNoGoals());
    }
  }

  Description description() {
    return description;
  }

  /** Begins an episode in an environment that has not begun one yet. */
  Episode newEpisode(int place) {
    boolean remembers = config.onWorkerFailure() == OnWorkerFailure.RESTART_EPISODE;
    return new Episode(place, description, remembers);
  }

  synchronized void reset(Episode episode, long seed, float[] observation) {
    episode.stop();
    attempt(
        it -> {
          reset(it, episode.place(), seed, observation);
          return true;
        });
    episode.begin(seed, generation, observation);
  }

  /**
   * Takes a step.
   *
   * @param action within its bounds
   */
  synchronized Step step(Episode episode, float[] action, float[] nextObservation) {
    Step step =
        attempt(
            it -> {
              catchUp(it, episode);
              return step(it, episode.place(), action, nextObservation);
            });
    episode.stepped(action, nextObservation, step.done());
    return step;
  }

  private static void reset(Worker worker, int place, long seed, float[] observation)
      throws WorkerFailure {
    worker.memory().seed(seed);
    worker.call(Command.RESET, place);
    worker.memory().readObservation(observation);
  }

  private static Step step(Worker worker, int place, float[] action, float[] observation)
      throws WorkerFailure {
    SharedMemory memory = worker.memory();
    memory.action(action);
    worker.call(Command.STEP, place);
    memory.readObservation(observation);
    int ended = memory.ended();
    return new Step(
        memory.reward(),
        (ended & SharedMemory.TERMINATED) != 0,
        (ended & SharedMemory.TRUNCATED) != 0,
        (ended & SharedMemory.SUCCESS) != 0);
  }

  /** Plays an episode again in a worker that knows nothing of it. */
  private void catchUp(Worker it, Episode episode) throws WorkerFailure {
    if (!episode.isMissingIn(generation)) {
      return;
    }
    float[] action = new float[description.action().size()];
    float[] observation = new float[description.observation().size()];
    reset(it, episode.place(), episode.seed(), observation);
    for (int step = 0; step < episode.length(); step++) {
      episode.readAction(step, action);
      step(it, episode.place(), action, observation);
    }
    if (!episode.endsWith(observation)) {
      throw new EnvironmentException(
          told("it does not play the same episode again, so that it cannot go on after a failure"));
    }
    episode.entered(generation);
  }

  /** Judges {@code n} pairs of goals, as {@link dev.armature.api.GoalReward} does. */
  synchronized void judge(
      float[] achieved,
      float[] desired,
      int n,
      float[] rewards,
      float[] terminated,
      float[] success) {
    attempt(
        it -> {
          for (int from = 0; from < n; from += SharedMemory.GOAL_ROWS) {
            int rows = Math.min(n - from, SharedMemory.GOAL_ROWS);
            it.memory().goals(achieved, desired, from, rows, description.goalSize());
            it.call(Command.JUDGE, 0);
            it.memory().readJudged(rewards, terminated, success, from, rows);
          }
          return true;
        });
  }

  /** The size of the frames; the worker draws one to find out. */
  synchronized FrameSize frameSize(Episode episode) {
    return attempt(it -> drawing.size(it, episode.place()));
  }

  /** Draws the present state. */
  synchronized void render(Episode episode, int[] frame) {
    attempt(
        it -> {
          catchUp(it, episode);
          drawing.draw(it, episode.place(), frame);
          return true;
        });
  }

  private <T> T attempt(Work<T> work) {
    try {
      return work.doWith(worker);
    } catch (WorkerFailure failure) {
      if (open == 0 || config.onWorkerFailure() == OnWorkerFailure.STOP) {
        worker.kill();
        throw new EnvironmentException(told(failure.getMessage()), failure);
      }
      LOG.warn("{}", told(failure.getMessage()));
      LOG.warn("{}: a new process plays the episode again", config.id());
      replace();
    }
    try {
      return work.doWith(worker);
    } catch (WorkerFailure again) {
      worker.kill();
      throw new EnvironmentException(
          told(again.getMessage() + "\nThis happened again in a new process."), again);
    }
  }

  private void replace() {
    worker.kill();
    try {
      worker = new Worker(config, count);
      generation++;
      drawing.forget();
    } catch (ConfigurationException e) {
      throw new EnvironmentException(told("it cannot be started again: " + e.getMessage()), e);
    }
  }

  private String told(@Nullable String what) {
    return "the Gymnasium environment " + config.id() + ": " + what;
  }

  /** One of the environments is closed; with the last one the worker ends. */
  synchronized void leave() {
    open--;
    if (open == 0) {
      worker.close();
    }
  }

  /** Ends the worker at once. */
  synchronized void stop() {
    open = 0;
    worker.kill();
  }

  /** The number that the system knows the worker's process by. */
  synchronized long pid() {
    return worker.pid();
  }
}

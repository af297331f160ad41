package dev.armature.app;

import dev.armature.api.Activation;
import dev.armature.api.Agent;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.training.RunParts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An experiment's agent with a replay buffer of random transitions: the work that is timed. */
final class BenchWorkload implements AutoCloseable {

  private static final int PRODUCT_ROWS = 1024;
  private static final int PRODUCT_WIDTH = 256;
  private static final int PRODUCT_LAYERS = 4;
  private static final int PRODUCT_REPETITIONS = 200;

  private final Choice network;
  private final RunParts parts;
  private final RandomStream random;
  private final Agent agent;
  private final ReplayBuffer buffer;
  private final TransitionBatch batch;
  private final float[] observation = new float[BenchTask.OBSERVATIONS];
  private final float[] nextObservation = new float[BenchTask.OBSERVATIONS];
  private final float[] action = new float[BenchTask.ACTIONS];

  BenchWorkload(Experiment experiment) {
    network = experiment.network();
    parts = new RunParts(experiment);
    EnvironmentSpec environment =
        new EnvironmentSpec(
            space("observation", BenchTask.OBSERVATIONS),
            space("action", BenchTask.ACTIONS),
            0,
            0,
            false);
    random = parts.streams().stream("bench");
    agent = parts.agent(environment);
    buffer = parts.replayBuffer(new ReplayBufferContext(environment, 1, agent.discount()));
    batch = new TransitionBatch(agent.batchSize(), BenchTask.OBSERVATIONS, BenchTask.ACTIONS);
  }

  private static Space space(String name, int size) {
    return new Space(
        IntStream.range(0, size).mapToObj(i -> new Dimension(name + "_" + i, "", -1, 1)).toList());
  }

  /** Adds as many random transitions as one batch has. */
  void fillBatch() {
    fill(batch.size());
  }

  /** Adds random transitions until the buffer is full. */
  void fillBuffer() {
    fill(BenchTask.CAPACITY - buffer.size());
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      random.fillUniform(observation, observation.length, -1, 1);
      random.fillUniform(action, action.length, -1, 1);
      random.fillUniform(nextObservation, nextObservation.length, -1, 1);
      buffer.add(0, observation, action, random.nextFloat(), nextObservation, false, false);
    }
  }

  /** Samples and takes one gradient step. */
  void step() {
    buffer.sample(random, batch);
    agent.learn(batch, (name, value) -> {});
    buffer.learned(batch);
  }

  /** Chooses an action for one observation. */
  void act() {
    agent.act(observation, 1, action);
  }

  /** How long each of {@code count} runs took [ns]. */
  static long[] time(int count, Runnable work) {
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = System.nanoTime() - start;
    }
    return times;
  }

  /**
   * The best rate at which this route multiplies matrices [GFLOP/s], found with the forward pass of
   * a network so large that little but products remains.
   */
  @SuppressWarnings("unchecked") // an offer's settings are of its provider's own record type
  double productRate() {
    NetworkProvider<Record> provider = (NetworkProvider<Record>) network.offer().provider();
    List<Integer> hidden = Collections.nCopies(PRODUCT_LAYERS - 1, PRODUCT_WIDTH);
    NetworkSpec spec =
        new NetworkSpec(
            PRODUCT_WIDTH,
            PRODUCT_WIDTH,
            1,
            new MlpSettings(hidden, Activation.RELU, false, false),
            Activation.IDENTITY,
            Optional.empty());
    float[] inputs = new float[PRODUCT_ROWS * PRODUCT_WIDTH];
    float[] outputs = new float[inputs.length];
    random.fillUniform(inputs, inputs.length, -1, 1);
    try (NetworkFactory networks = network.create(provider::create);
        Network large = networks.create(spec, random)) {
      long[] times = time(PRODUCT_REPETITIONS, () -> large.forward(inputs, PRODUCT_ROWS, outputs));
      double flops = 2.0 * PRODUCT_ROWS * PRODUCT_WIDTH * PRODUCT_WIDTH * PRODUCT_LAYERS;
      return flops / Arrays.stream(times).min().orElseThrow();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}

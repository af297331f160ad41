package dev.armature.tck;

import com.sun.management.ThreadMXBean;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Measures how much a gradient step leaves for the garbage collector once it is warm. */
public final class LearningAllocation {

  private static final int STEPS = 200;
  private static final int ROUNDS = 100;
  private static final int OBSERVATION = 17;
  private static final int ACTION = 6;
  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          new Space(Collections.nCopies(OBSERVATION, Dimension.unbounded("o", ""))),
          new Space(Collections.nCopies(ACTION, new Dimension("a", "", -1, 1))),
          0,
          0,
          false);

  private LearningAllocation() {}

  /**
   * Lets an agent learn until a step allocates little, which may take until all code is compiled:
   * before that, each vector is an object.
   *
   * @param networks what computes for it; closed
   * @param create makes it
   * @param enough the bytes below which it is good
   * @return the bytes that a step allocated in the end, all threads together
   */
  public static double bytes(
      NetworkFactory networks, Function<AgentContext, Agent> create, double enough) {
    SeededStreams streams = new SeededStreams(1);
    try (networks;
        Agent agent = create.apply(new AgentContext(ENVIRONMENT, networks, streams))) {
      TransitionBatch batch = batch(agent.batchSize(), streams.stream("transitions"));
      double allocated = Double.MAX_VALUE;
      for (int round = 0; allocated >= enough && round < ROUNDS; round++) {
        long before = allocated();
        for (int i = 0; i < STEPS; i++) {
          agent.learn(batch, (name, value) -> {});
        }
        allocated = (double) (allocated() - before) / STEPS;
      }
      return allocated;
    }
  }

  private static TransitionBatch batch(int size, RandomStream random) {
    TransitionBatch batch = new TransitionBatch(size, OBSERVATION, ACTION);
    for (float[] values :
        List.of(batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations())) {
      random.fillUniform(values, values.length, -1, 1);
    }
    return batch;
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }
}

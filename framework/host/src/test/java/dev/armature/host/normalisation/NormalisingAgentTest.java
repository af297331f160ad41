package dev.armature.host.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.armature.api.Agent;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.StateException;
import dev.armature.api.Step;
import dev.armature.api.TransitionBatch;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.NormalisationSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NormalisingAgentTest {

  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(Dimension.unbounded("x", "m"), Dimension.unbounded("v", "m/s")),
          Space.of(new Dimension("force", "N", -1000, 1000)),
          0.1,
          10,
          false);
  private static final NormalisationSettings OFF = settings(false, false, 1);
  private static final NormalisationSettings ALL = settings(true, true, 2);

  @TempDir private Path folder;

  private static NormalisationSettings settings(boolean observations, boolean rewards, double by) {
    return new NormalisationSettings(observations, 5, rewards, 10, by, 1e-8);
  }

  private static NormalisingAgent wrapped(SummingAgent agent, NormalisationSettings settings) {
    return new NormalisingAgent(ENVIRONMENT, settings, environment -> agent);
  }

  private static void see(NormalisingAgent agent, int steps) {
    SplittableRandom random = new SplittableRandom(steps);
    float[] before = {0, 0};
    for (int i = 1; i <= steps; i++) {
      float[] after = {random.nextInt(100), (float) random.nextDouble()};
      agent.observe(0, before, new Step(random.nextInt(10), false, i % 7 == 0, false), after);
      before = after;
    }
  }

  private static float act(Agent agent, float... observation) {
    float[] action = new float[1];
    agent.act(observation, 1, action);
    return action[0];
  }

  private static float explore(Agent agent, float... observation) {
    float[] action = new float[1];
    agent.explore(observation, 1, action);
    return action[0];
  }

  /** The arrays of a batch by name, whatever columns it has. */
  private static Map<String, Object> columns(TransitionBatch batch) {
    Map<String, Object> columns = new TreeMap<>();
    for (Method method : TransitionBatch.class.getMethods()) {
      if (method.getReturnType().isArray() && method.getParameterCount() == 0) {
        try {
          columns.put(method.getName(), method.invoke(batch));
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    }
    return columns;
  }

  private static TransitionBatch batch() {
    TransitionBatch batch = new TransitionBatch(SummingAgent.BATCH, 2, 1);
    int value = 2;
    for (Object column : columns(batch).values()) {
      for (int i = 0; i < Array.getLength(column); i++) {
        if (column instanceof int[] integers) {
          integers[i] = value++;
        } else {
          ((float[]) column)[i] = value++;
        }
      }
    }
    return batch;
  }

  @Test
  void theAgentLearnsFromANormalisedCopyOfTheBatch() {
    SummingAgent inner = new SummingAgent();
    NormalisingAgent agent = wrapped(inner, ALL);
    see(agent, 50);
    TransitionBatch batch = batch();
    Map<String, Object> expected = columns(batch());
    agent.learn(batch, (name, value) -> {});

    Map<String, Object> learned = columns(inner.learned());
    learned.put("errors", inner.errorsBefore());
    assertThat(learned).hasSizeGreaterThanOrEqualTo(9);
    for (String column : learned.keySet()) {
      if (List.of("observations", "nextObservations", "rewards").contains(column)) {
        assertThat(learned.get(column)).as(column).isNotEqualTo(expected.get(column));
      } else {
        assertThat(learned.get(column)).as(column).isEqualTo(expected.get(column));
      }
      if (!column.equals("errors")) {
        assertThat(columns(batch).get(column)).as(column).isEqualTo(expected.get(column));
      }
    }
    assertThat(batch.errors()).containsOnly(SummingAgent.ERROR);
    // What is acted on is scaled as what is learned from.
    float[] row = Arrays.copyOf(inner.learned().observations(), 2);
    assertThat(act(agent, Arrays.copyOf(batch.observations(), 2))).isEqualTo(row[0] + row[1]);
  }

  @Test
  void eachPartCanBeHadAlone() {
    TransitionBatch batch = batch();
    SummingAgent inner = new SummingAgent();
    NormalisingAgent observing = wrapped(inner, settings(true, false, 1));
    see(observing, 50);
    observing.learn(batch, (name, value) -> {});
    assertThat(inner.learned().rewards()).isEqualTo(batch.rewards());
    assertThat(inner.learned().observations()).isNotEqualTo(batch.observations());

    NormalisingAgent rewarding = wrapped(inner, settings(false, true, 1));
    see(rewarding, 50);
    rewarding.learn(batch, (name, value) -> {});
    assertThat(inner.learned().rewards()).isNotEqualTo(batch.rewards());
    float[] divided = inner.learned().rewards().clone();
    assertThat(inner.learned().observations()).isEqualTo(batch.observations());
    assertThat(act(rewarding, 3, 4)).isEqualTo(7);

    NormalisingAgent scaling = wrapped(inner, settings(false, false, 0.5));
    see(scaling, 50);
    scaling.learn(batch, (name, value) -> {});
    for (int i = 0; i < batch.size(); i++) {
      assertThat(inner.learned().rewards()[i]).isEqualTo(batch.rewards()[i] / 2);
    }

    NormalisingAgent both = wrapped(inner, settings(false, true, 0.5));
    see(both, 50);
    both.learn(batch, (name, value) -> {});
    for (int i = 0; i < batch.size(); i++) {
      assertThat(inner.learned().rewards()[i]).isEqualTo(divided[i] / 2);
    }
  }

  @Test
  void onlyWhatIsSeenInTrainingChangesTheStatistics() throws IOException {
    NormalisingAgent agent = wrapped(new SummingAgent(), ALL);
    see(agent, 20);
    CheckpointFolder.save(folder, "before", agent);
    for (int i = 0; i < 10; i++) {
      act(agent, 1000 * i, i);
      explore(agent, 1000 * i, i);
    }
    CheckpointFolder.save(folder, "acted", agent);
    see(agent, 1);
    CheckpointFolder.save(folder, "seen", agent);

    Path before = folder.resolve("before.safetensors");
    assertThat(folder.resolve("acted.safetensors")).hasSameBinaryContentAs(before);
    assertThat(Files.mismatch(folder.resolve("seen.safetensors"), before)).isNotNegative();
  }

  @Test
  void theLastObservationOfAnEpisodeCountsToo() throws IOException {
    NormalisingAgent agent = wrapped(new SummingAgent(), ALL);
    agent.observe(0, new float[] {1, 0}, new Step(0, false, false, false), new float[] {2, 0});
    agent.observe(0, new float[] {2, 0}, new Step(0, true, false, false), new float[] {6, 0});

    // The mean of 1, 2 and 6 is 3, their sample variance 7.
    assertThat(act(agent, 4, 0)).isEqualTo((float) (1 / Math.sqrt(7 + 1e-8)));
    assertThat(explore(agent, 3, 0)).isEqualTo(SummingAgent.NOISE);
  }

  @Test
  void aLoadedAgentActsAndLearnsAlike() throws IOException {
    SummingAgent inner = new SummingAgent();
    NormalisingAgent saved = wrapped(inner, ALL);
    see(saved, 30);
    saved.learn(batch(), (name, value) -> {});
    CheckpointFolder.save(folder, "agent", new SavedAgent(saved));
    SummingAgent innerLoaded = new SummingAgent();
    NormalisingAgent loaded = wrapped(innerLoaded, ALL);
    CheckpointFolder.load(folder, "agent", new SavedAgent(loaded));

    assertThat(act(loaded, 20, 3)).isEqualTo(act(saved, 20, 3));
    saved.learn(batch(), (name, value) -> {});
    loaded.learn(batch(), (name, value) -> {});
    assertThat(innerLoaded.learned().rewards()).isEqualTo(inner.learned().rewards());
    assertThat(innerLoaded.learned().observations()).isEqualTo(inner.learned().observations());
    assertThat(innerLoaded.updates()).isEqualTo(2);
  }

  @Test
  void whatWasLearnedOtherwiseIsRefused() throws IOException {
    CheckpointFolder.save(folder, "plain", new SummingAgent());
    CheckpointFolder.save(folder, "all", wrapped(new SummingAgent(), ALL));
    CheckpointFolder.save(folder, "rewards", wrapped(new SummingAgent(), settings(false, true, 1)));

    assertRefused("plain", wrapped(new SummingAgent(), ALL), "observations as they are", "false");
    assertRefused("all", new SummingAgent(), "observations that were normalised", "true");
    assertRefused("rewards", new SummingAgent(), "rewards that were normalised", "true");
    assertRefused(
        "plain",
        wrapped(new SummingAgent(), settings(false, true, 1)),
        "rewards as they are",
        "normalisation.rewards = false");
    CheckpointFolder.load(folder, "plain", new SavedAgent(new SummingAgent()));
    CheckpointFolder.load(
        folder, "plain", new SavedAgent(wrapped(new SummingAgent(), settings(false, false, 3))));
    CheckpointFolder.save(folder, "scaled", wrapped(new SummingAgent(), OFF));
    assertThat(folder.resolve("scaled.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("plain.safetensors"));
  }

  private void assertRefused(String file, Agent agent, String... told) {
    assertThatThrownBy(() -> CheckpointFolder.load(folder, file, new SavedAgent(agent)))
        .isInstanceOf(StateException.class)
        .hasMessageContainingAll(told);
  }

  @Test
  void aStepAllocatesNothing() {
    NormalisingAgent agent = wrapped(new SummingAgent(), ALL);
    TransitionBatch batch = batch();
    float[] observation = {1, 2};
    float[] action = new float[1];
    Step step = new Step(1, false, false, false);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; allocated > 0 && round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        observation[0] = i;
        agent.explore(observation, 1, action);
        agent.observe(0, observation, step, observation);
        agent.learn(batch, NormalisingAgentTest::ignore);
      }
      // The measurement itself takes a little.
      allocated = (threads.getCurrentThreadAllocatedBytes() - before) / 1000;
    }
    assertThat(allocated).as("bytes a step").isZero();
  }

  @Test
  void demonstrationsAreSeenNormalisedAndCounted() {
    SummingAgent inner = new SummingAgent();
    inner.wants(new DemonstrationSettings("demonstrations.path", "file", 0.5));
    NormalisingAgent agent = wrapped(inner, settings(true, false, 1));
    DatasetBuilder builder = new DatasetBuilder(List.of("x", "v"), List.of("force"));
    builder.begin(new float[] {2, 0});
    builder.add(new float[] {7}, new Step(3, true, false, false), new float[] {4, 0});

    agent.demonstrate(builder.build());

    float deviation = (float) Math.sqrt(0.5);
    assertThat(inner.shown().observations())
        .containsExactly(new float[] {-deviation, 0, deviation, 0}, Offset.offset(1e-6f));
    assertThat(inner.shown().actions()).containsExactly(7);
    assertThat(inner.shown().rewards()).containsExactly(3);
    assertThat(act(agent, 4, 0)).isCloseTo(deviation, Offset.offset(1e-6f));

    TransitionBatch batch = new TransitionBatch(SummingAgent.BATCH, 2, 1, SummingAgent.BATCH / 2);
    agent.learn(batch, NormalisingAgentTest::ignore);
    assertThat(inner.learned().demonstrations()).isEqualTo(batch.demonstrations());
  }

  private static void ignore(String name, double value) {}
}

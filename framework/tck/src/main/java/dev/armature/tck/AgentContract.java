package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.plugins.Service;
import dev.armature.host.random.SeededStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Agent} has to keep to, whatever it learns, if anything. A plugin's author
 * extends this class in a test, says in {@link #createAgent} how one is made and in {@link
 * #networks} what computes for it, and inherits the tests; each failure says which rule is broken
 * and what comes of it. An agent that acts in some environments alone names one in {@link
 * #environment}.
 */
public abstract class AgentContract {

  private static final long SEED = 11;

  /** Bounds that differ in each dimension and are not centred, so that no short cut passes. */
  private static final EnvironmentSpec ANY_ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(
              Dimension.unbounded("position", "m"),
              Dimension.unbounded("velocity", "m/s"),
              Dimension.unbounded("goal", "m")),
          Space.of(new Dimension("force", "N", -0.5f, 2), new Dimension("torque", "N·m", -3, -1)),
          0.05,
          100,
          false);

  /** The environment that the agent is to act in: the same at every call. */
  protected EnvironmentSpec environment() {
    return ANY_ENVIRONMENT;
  }

  /** Makes a new agent that has learned nothing, with small networks; the test closes it. */
  protected abstract Agent createAgent(AgentContext context);

  /** What computes for the agent; the test closes it. */
  protected abstract NetworkFactory networks();

  /**
   * How many batches an agent learns from, at most, until it acts well in a task of one step; it
   * stops as soon as it does. One that does not learn from transitions is not asked to.
   */
  protected int batchesToSolve() {
    return 10_000;
  }

  private int observationSize() {
    return environment().observation().size();
  }

  private int actionSize() {
    return environment().action().size();
  }

  /** An agent with what it was made from. */
  private final class Subject implements AutoCloseable {
    final SeededStreams streams;
    final NetworkFactory networks = networks();
    final Agent agent;
    final TransitionBatch batch;
    final List<String> reported = new ArrayList<>();

    Subject(long seed) {
      streams = new SeededStreams(seed);
      agent = createAgent(new AgentContext(environment(), networks, streams.of("agent")));
      int shown = agent.demonstrations().map(it -> it.rows(agent.batchSize())).orElse(0);
      batch = new TransitionBatch(agent.batchSize(), observationSize(), actionSize(), shown);
      if (agent.demonstrations().isPresent()) {
        agent.demonstrate(DemonstratedPlay.dataset(environment(), seed));
      }
    }

    /** Learns from the batches numbered {@code from}, …, {@code to} − 1. */
    void learn(int from, int to) {
      for (int i = from; i < to; i++) {
        RandomStream data = new SeededStreams(i).stream("data");
        data.fillGaussian(batch.observations(), batch.observations().length);
        data.fillUniform(batch.actions(), batch.actions().length, -1, 1);
        data.fillGaussian(batch.rewards(), batch.rewards().length);
        data.fillGaussian(batch.nextObservations(), batch.nextObservations().length);
        for (int j = 0; j < batch.size(); j++) {
          batch.terminated()[j] = data.nextInt(5) == 0 ? 1 : 0;
        }
        agent.learn(batch, (name, value) -> reported.add(name));
      }
    }

    float[] act(float[] observations, int n) {
      float[] actions = new float[n * actionSize()];
      agent.act(observations, n, actions);
      return actions;
    }

    float[] explore(float[] observations, int n) {
      float[] actions = new float[n * actionSize()];
      agent.explore(observations, n, actions);
      return actions;
    }

    @Override
    public void close() {
      agent.close();
      networks.close();
    }
  }

  /** Whether there is anything to learn: what is learned is saved, or a loaded agent lacks it. */
  private static boolean learns(Subject subject) {
    return !MemoryState.of(subject.agent::save).names().isEmpty();
  }

  private float[] observations(int n, float scale) {
    float[] observations = new float[n * observationSize()];
    new SeededStreams(SEED).stream("observations").fillGaussian(observations, observations.length);
    for (int i = 0; i < observations.length; i++) {
      observations[i] *= scale;
    }
    return observations;
  }

  private void assertWithinBounds(String what, float[] actions) {
    for (int i = 0; i < actions.length; i += actionSize()) {
      float[] action = Arrays.copyOfRange(actions, i, i + actionSize());
      assertThat(environment().action().contains(action))
          .as(
              "%s gives actions within the bounds of each dimension, here %s: beyond them the"
                  + " environment would do something else than what is remembered",
              what, Arrays.toString(action))
          .isTrue();
    }
  }

  @Test
  protected void actionsAreWithinTheBoundsOfEachDimension() {
    try (Subject subject = new Subject(SEED)) {
      for (float scale : new float[] {0, 1, 100}) {
        assertWithinBounds("act", subject.act(observations(50, scale), 50));
        assertWithinBounds("explore", subject.explore(observations(50, scale), 50));
      }
      subject.learn(0, 5);
      assertWithinBounds("act after learning", subject.act(observations(50, 1), 50));
    }
  }

  @Test
  protected void actingIsDeterministicAndChangesNothing() {
    try (Subject subject = new Subject(SEED)) {
      subject.learn(0, 2);
      MemoryState before = MemoryState.of(subject.agent::save);
      float[] first = subject.act(observations(7, 1), 7);
      float[] second = subject.act(observations(7, 1), 7);
      assertThat(second)
          .as("act gives the same actions for the same observations: it does not explore")
          .isEqualTo(first);
      Compare.sameBits(
          "act changes nothing in the agent", before, MemoryState.of(subject.agent::save));
    }
  }

  @Test
  protected void eachRowIsActedOnAlone() {
    try (Subject subject = new Subject(SEED)) {
      float[] observations = observations(9, 1);
      float[] together = subject.act(observations, 9);
      for (int i = 0; i < 9; i++) {
        int from = i * observationSize();
        float[] row = Arrays.copyOfRange(observations, from, from + observationSize());
        float[] alone = subject.act(row, 1);
        for (int j = 0; j < actionSize(); j++) {
          assertThat(alone[j])
              .as("row %d gives the same action alone as among others, but for rounding", i)
              .isCloseTo(together[i * actionSize() + j], within(1e-5f));
        }
      }
    }
  }

  @Test
  protected void theCallersArraysStayTheCallers() {
    try (Subject subject = new Subject(SEED)) {
      float[] observations = observations(3, 1);
      float[] kept = observations.clone();
      float[] actions = subject.act(observations, 3);
      subject.explore(observations, 3);
      assertThat(observations).as("act and explore only read the observations").isEqualTo(kept);
      float[] actionsKept = actions.clone();
      Arrays.fill(observations, 1e3f);
      subject.act(observations, 3);
      assertThat(actions)
          .as("an array of actions is the caller's: a later call does not change it")
          .isEqualTo(actionsKept);
    }
  }

  @Test
  protected void discountIsAShare() {
    try (Subject subject = new Subject(SEED)) {
      assertThat(subject.agent.discount())
          .as("the discount is in [0, 1]: a buffer that adds up rewards multiplies by it")
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  protected void errorsAreToldForEachRowOrForNone() {
    try (Subject subject = new Subject(SEED)) {
      float[] errors = subject.batch.errors();
      subject.learn(0, 1);
      boolean told = errors[0] != -1;
      for (float error : errors) {
        assertThat(error != -1)
            .as("learn writes the error of every row, or leaves them all alone")
            .isEqualTo(told);
        if (told) {
          assertThat(error)
              .as("an error is absolute: by it a buffer tells how much there is to learn")
              .isNotNegative()
              .isFinite();
        }
      }
    }
  }

  @Test
  protected void onlyAnnouncedMetricsAreReported() {
    try (Subject subject = new Subject(SEED)) {
      assertThat(subject.agent.metricNames()).as("metric names differ").doesNotHaveDuplicates();
      subject.learn(0, 10);
      assertThat(subject.agent.metricNames())
          .as("what learn reports was announced: the columns of metrics.csv are made from that")
          .containsAll(subject.reported);
    }
  }

  @Test
  protected void learningIsTheSameForTheSameSeed() {
    try (Subject first = new Subject(SEED);
        Subject second = new Subject(SEED);
        Subject other = new Subject(SEED + 1)) {
      first.learn(0, 6);
      second.learn(0, 6);
      other.learn(0, 6);
      Compare.sameBits(
          "same seed, same bits",
          MemoryState.of(first.agent::save),
          MemoryState.of(second.agent::save));
      if (learns(first)) {
        assertThat(other.act(observations(4, 1), 4))
            .as("another seed gives another agent: it draws from the streams it is given")
            .isNotEqualTo(first.act(observations(4, 1), 4));
      }
    }
  }

  @Test
  protected void aLoadedAgentGoesOnToTheSameBits() {
    try (Subject original = new Subject(SEED);
        Subject loaded = new Subject(SEED + 1)) {
      original.learn(0, 5);
      loaded.learn(7, 10);
      MemoryState agent = MemoryState.of(original.agent::save);
      MemoryState streams = MemoryState.of(original.streams::save);
      loaded.agent.load(agent.reader());
      loaded.streams.load(streams.reader());
      float[] observations = observations(4, 1);
      assertThat(loaded.act(observations, 4))
          .as("a loaded agent acts as the saved one")
          .isEqualTo(original.act(observations, 4));
      assertThat(loaded.explore(observations, 4))
          .as("a loaded agent explores as the saved one")
          .isEqualTo(original.explore(observations, 4));
      original.learn(5, 10);
      loaded.learn(5, 10);
      Compare.sameBits(
          "a loaded agent learns on to the same bits",
          MemoryState.of(original.agent::save),
          MemoryState.of(loaded.agent::save));
    }
  }

  @Test
  protected void agentsDoNotDisturbEachOther() {
    MemoryState expected;
    try (Subject alone = new Subject(SEED)) {
      alone.learn(0, 6);
      expected = MemoryState.of(alone.agent::save);
    }
    try (Subject first = new Subject(SEED);
        Subject second = new Subject(SEED + 1)) {
      for (int i = 0; i < 6; i++) {
        first.learn(i, i + 1);
        second.learn(i, i + 1);
      }
      Compare.sameBits(
          "two agents share nothing: evaluation loads one of its own while another trains",
          expected,
          MemoryState.of(first.agent::save));
    }
  }

  @Test
  protected void anotherThreadMayTakeOver() {
    try (Subject alone = new Subject(SEED);
        Subject handedOver = Threads.onAnother(() -> new Subject(SEED))) {
      alone.learn(0, 2);
      Threads.onAnother(
          () -> {
            handedOver.learn(0, 2);
            return handedOver;
          });
      assertThat(Threads.onAnother(() -> handedOver.act(observations(4, 1), 4)))
          .as("one thread may make an agent and others use it, one at a time")
          .isEqualTo(alone.act(observations(4, 1), 4));
    }
  }

  @Test
  protected void closeEndsItsThreads() {
    Threads.assertNoneLeftBy(
        "an agent",
        () -> {
          try (Subject subject = new Subject(SEED)) {
            subject.learn(0, 1);
          }
        });
  }

  /** A task to be solved. */
  @Nested
  class Task extends AgentTask {
    Task() {
      super(
          AgentContract.this::environment,
          AgentContract.this::createAgent,
          AgentContract.this::networks,
          AgentContract.this::batchesToSolve);
    }
  }

  /** The providers of the plugin under test. */
  @Nested
  class Providers extends ProviderRules {
    Providers() {
      super(Service.AGENT, AgentProvider.class);
    }
  }

  @Test
  protected void closingTwiceDoesNothing() {
    Subject subject = new Subject(SEED);
    subject.close();
    assertThatCode(subject.agent::close)
        .as("a second close does nothing")
        .doesNotThrowAnyException();
  }
}

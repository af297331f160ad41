package dev.armature.agents.td3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.AgentContext;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a replay buffer's steps and weights do to a gradient step, and what it learns of errors. */
final class Td3LearnerTest {

  private static final double DISCOUNT = 0.9;
  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(Dimension.unbounded("x", "m"), Dimension.unbounded("y", "m")),
          Space.of(new Dimension("force", "N", -1, 1)),
          0.1,
          0,
          false);

  /** What came of one gradient step on a batch of random transitions. */
  @SuppressWarnings("ArrayRecordComponent") // a private carrier that is never compared
  private record Learned(
      TransitionBatch batch, float[] targets, Map<String, Double> metrics, MemoryState state) {}

  private static Learned learn(double discount, Consumer<TransitionBatch> change) {
    SeededStreams streams = new SeededStreams(5);
    RandomStream random = new SeededStreams(6).stream("data");
    try (NetworkFactory networks = NetworkPlugin.SIMD.networks();
        Td3Agent agent =
            new Td3Agent(
                SmallTd3.config(discount),
                new AgentContext(ENVIRONMENT, networks, streams.of("agent")))) {
      TransitionBatch batch = new TransitionBatch(agent.batchSize(), 2, 1);
      for (float[] part :
          new float[][] {
            batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations()
          }) {
        random.fillUniform(part, part.length, -1, 1);
      }
      Arrays.fill(batch.terminated(), 0, 5, 1);
      change.accept(batch);
      Map<String, Double> metrics = new HashMap<>();
      agent.learn(batch, metrics::put);
      return new Learned(batch, agent.learner().targets(), metrics, MemoryState.of(agent::save));
    }
  }

  private static boolean sameCritics(Learned one, Learned other) {
    return one.state().names().stream()
        .filter(name -> name.startsWith("Q"))
        .filter(one.state()::isTensor)
        .allMatch(name -> Arrays.equals(one.state().floats(name), other.state().floats(name)));
  }

  @Test
  void whatFollowsSeveralStepsIsDiscountedAsOften() {
    Learned three = learn(DISCOUNT, batch -> Arrays.fill(batch.steps(), 3));
    Learned one = learn(DISCOUNT * DISCOUNT * DISCOUNT, batch -> {});
    Learned changing = learn(DISCOUNT, batch -> batch.steps()[7] = 3);
    Learned plain = learn(DISCOUNT, batch -> {});

    for (int i = 0; i < one.targets().length; i++) {
      assertThat(three.targets()[i]).isCloseTo(one.targets()[i], within(1e-6f));
      float expected = i == 7 ? three.targets()[7] : plain.targets()[i];
      assertThat(changing.targets()[i]).isEqualTo(expected);
    }
    assertThat(three.targets()[7]).isNotEqualTo(plain.targets()[7]);
  }

  @Test
  void aRowThatDoesNotCountTeachesTheCriticsNothing() {
    Consumer<TransitionBatch> without = batch -> Arrays.fill(batch.weights(), 10, 20, 0);
    Consumer<TransitionBatch> another =
        without.andThen(batch -> Arrays.fill(batch.rewards(), 10, 20, 50));
    Consumer<TransitionBatch> counting = another.andThen(batch -> Arrays.fill(batch.weights(), 1));

    assertThat(sameCritics(learn(DISCOUNT, without), learn(DISCOUNT, another))).isTrue();
    assertThat(sameCritics(learn(DISCOUNT, without), learn(DISCOUNT, counting))).isFalse();
    assertThat(sameCritics(learn(DISCOUNT, without), learn(DISCOUNT, batch -> {}))).isFalse();
  }

  @Test
  void theLossIsWeighted() {
    Learned full = learn(DISCOUNT, batch -> {});
    Learned half = learn(DISCOUNT, batch -> Arrays.fill(batch.weights(), 0.5f));

    assertThat(half.metrics().getOrDefault(Td3Learner.CRITIC_LOSS, Double.NaN))
        .isCloseTo(0.5 * full.metrics().getOrDefault(Td3Learner.CRITIC_LOSS, 0.0), within(1e-12));
  }

  @Test
  void theErrorOfARowIsTheGreaterOfBothCritics() {
    for (int row : new int[] {0, 9, 31}) {
      // A row alone in the loss: mean of w (e1² + e2²) over 32 rows.
      Learned learned =
          learn(
              DISCOUNT,
              batch -> {
                Arrays.fill(batch.weights(), 0);
                batch.weights()[row] = 1;
              });
      double squares = 32 * learned.metrics().getOrDefault(Td3Learner.CRITIC_LOSS, Double.NaN);
      double error = learned.batch().errors()[row];
      double lesser = Math.sqrt(squares - error * error);
      assertThat(lesser).isPositive().isLessThan(error);
    }
  }
}

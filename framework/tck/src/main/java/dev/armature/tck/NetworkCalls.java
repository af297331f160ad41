package dev.armature.tck;

import static dev.armature.tck.NetworkCase.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The part of {@link NetworkContract} about which calls see what earlier calls left behind. */
abstract class NetworkCalls extends NetworkFixture {

  private static final NetworkSpec CRITICS = spec(7, 1, 2, 13, 9);

  NetworkCalls(IntFunction<NetworkFactory> opener) {
    super(opener);
  }

  @Test
  void batchesMayGrowAndShrink() {
    Network network = network(CRITICS);
    float[] x = random(300 * 7);
    float[] first = outputs(network, x, 1);
    for (int n : new int[] {11, 256, 2, 300, 1, 64}) {
      float[] y = outputs(network, x, n);
      Compare.close(
          "A row's outputs do not depend on how many rows there are, here " + n,
          doubles(first),
          new float[] {y[0], y[n]},
          1e-6);
    }
  }

  @Test
  void actingInBetweenDisturbsNoOtherNetwork() {
    Network critic = network(CRITICS);
    Network twin = network(CRITICS);
    twin.copyFrom(critic);
    Network actor = network(spec(7, 3, 1, 31));
    float[] x = random(256 * 7);
    float[] dy = random(2 * 256);

    train(critic, x, dy, 256);
    twin.forward(x, 256, new float[512]);
    outputs(actor, x, 1);
    outputs(twin.member(0), x, 1);
    twin.backward(dy, 256);
    outputs(actor, x, 64);
    twin.applyGradients();

    Compare.sameBits(
        "What forward keeps belongs to one network or member view; other networks may compute"
            + " before its backward",
        MemoryState.of(critic::saveParameters),
        MemoryState.of(twin::saveParameters));
  }

  @Test
  void gradientsGatherUntilTheyAreApplied() {
    Network network = network(CRITICS);
    var reference = new ReferenceNetwork(CRITICS, MemoryState.of(network::saveParameters)::floats);
    for (int n : new int[] {11, 5, 5}) {
      float[] x = random(n * 7);
      float[] dy = random(2 * n);
      network.forward(x, n, new float[2 * n]);
      reference.forward(doubles(x), n);
      for (int repeat = 0; repeat < 2; repeat++) {
        network.backward(dy, n);
        reference.backward(doubles(dy), n);
      }
    }
    MemoryState sum = gradients(network);
    MemoryState none = gradients(network);
    for (ReferenceParameter p : reference.parameters()) {
      String rule = " [" + p.name + "]; a learner that splits its batch relies on it";
      Compare.close(
          "backward adds to the gradients, also twice after one forward" + rule,
          p.gradient,
          sum.floats(p.name + ".exp_avg"),
          2e-5);
      assertThat(none.floats(p.name + ".exp_avg"))
          .as("applyGradients sets the gradients to zero" + rule)
          .containsOnly(0);
    }
  }

  @Test
  void arraysBelongToTheCaller() {
    Network network = network(CRITICS);
    Network twin = network(CRITICS);
    twin.copyFrom(network);
    float[] x = random(11 * 7);
    float[] dy = random(22);
    train(twin, x, dy, 11);

    float[] longX = Arrays.copyOf(x, x.length + 5);
    float[] longDy = Arrays.copyOf(dy, 27);
    float[] y = new float[27];
    float[] dx = new float[11 * 7 + 5];
    Arrays.fill(y, 22, 27, 8);
    Arrays.fill(dx, 11 * 7, dx.length, 8);
    network.forward(longX, 11, y);
    Compare.sameBits("forward leaves x as it is", x, Arrays.copyOf(longX, x.length));
    Arrays.fill(longX, 9);
    Arrays.fill(y, 0, 22, 9);
    network.inputGradient(longDy, 11, dx);
    network.backward(longDy, 11);
    Compare.sameBits("backward leaves dy as it is", dy, Arrays.copyOf(longDy, 22));
    Arrays.fill(longDy, 9);
    network.applyGradients();

    Compare.sameBits(
        "An agent may use its arrays again after a call: a network keeps copies",
        MemoryState.of(twin::saveParameters),
        MemoryState.of(network::saveParameters));
    assertThat(Arrays.copyOfRange(y, 22, 27))
        .as("forward writes members · n · outputs elements, no more: agents keep long arrays")
        .containsOnly(8);
    assertThat(Arrays.copyOfRange(dx, 11 * 7, dx.length))
        .as("inputGradient writes n · inputs elements, no more: agents keep long arrays")
        .containsOnly(8);
  }

  @Test
  void aMemberIsANetworkOfItsOwn() {
    Network ensemble = network(spec(7, 3, 3, 13, 9));
    float[] x = random(11 * 7);
    float[] all = outputs(ensemble, x, 11);
    for (int m = 0; m < 3; m++) {
      assertThat(ensemble.member(m).spec().members()).as("A member view has one member").isOne();
      Compare.close(
          "Member " + m + " computes what the ensemble computes for it",
          doubles(Arrays.copyOfRange(all, m * 33, (m + 1) * 33)),
          outputs(ensemble.member(m), x, 11),
          1e-6);
    }
  }

  @Test
  void aMemberSharesParametersAndGradients() {
    Network ensemble = network(CRITICS);
    Network twin = network(CRITICS);
    twin.copyFrom(ensemble);
    float[] x = random(11 * 7);
    float[] dy = random(22);
    Network view = ensemble.member(1);
    view.forward(x, 11, new float[11]);
    view.backward(Arrays.copyOfRange(dy, 11, 22), 11);
    Arrays.fill(dy, 0, 11, 0);
    twin.forward(x, 11, new float[22]);
    twin.backward(dy, 11);
    ensemble.applyGradients();
    twin.applyGradients();

    MemoryState expected = MemoryState.of(twin::saveParameters);
    MemoryState actual = MemoryState.of(ensemble::saveParameters);
    for (String name : expected.names()) {
      Compare.close(
          "A member view's backward adds to the ensemble's gradients [" + name + "]",
          doubles(expected.floats(name)),
          actual.floats(name),
          1e-6);
    }
    view.close();
    Compare.close(
        "A member view sees the ensemble's parameters; closing it does nothing",
        doubles(Arrays.copyOfRange(outputs(ensemble, x, 11), 11, 22)),
        outputs(ensemble.member(1), x, 11),
        1e-6);
  }

  @Test
  void theWayBackSeesNewParameters() {
    float[] x = random(11 * 7);
    float[] dy = random(22);
    Network other = network(CRITICS);
    Network network = network(CRITICS);
    Network view = network.member(1);
    // Sorted, so that every run of this test draws the same numbers for the same change.
    Map<String, Runnable> changes =
        new TreeMap<>(
            Map.of(
                "copyFrom", () -> network.copyFrom(other),
                "polyakFrom", () -> network.polyakFrom(other, 0.5f),
                "loadParameters",
                    () -> network.loadParameters(MemoryState.of(other::saveParameters).reader()),
                "applyGradients", () -> train(network, x, random(22), 11),
                "a member view's polyakFrom", () -> view.polyakFrom(other.member(1), 0.5f)));
    changes.forEach(
        (name, change) -> {
          shake(network);
          inputGradient(network, x, dy);
          inputGradient(view, x, dy);
          change.run();
          Network fresh = network(CRITICS);
          fresh.loadParameters(MemoryState.of(network::saveParameters).reader());
          String rule = " passes gradients through the parameters as they are after " + name;
          Compare.sameBits(
              "A network" + rule, inputGradient(fresh, x, dy), inputGradient(network, x, dy));
          Compare.sameBits(
              "A member view" + rule,
              inputGradient(fresh.member(1), x, dy),
              inputGradient(view, x, dy));
        });
  }

  private static float[] inputGradient(Network network, float[] x, float[] dy) {
    float[] dx = new float[11 * 7];
    outputs(network, x, 11);
    network.inputGradient(dy, 11, dx);
    return dx;
  }

  @Test
  void backwardNeedsItsForward() {
    Network network = network(CRITICS);
    assertThatExceptionOfType(IllegalStateException.class)
        .as("backward without a forward has nothing to go by")
        .isThrownBy(() -> network.backward(new float[22], 11));
    network.forward(random(11 * 7), 11, new float[22]);
    assertThatExceptionOfType(IllegalStateException.class)
        .as("backward over more rows than forward would use rows of an earlier batch")
        .isThrownBy(() -> network.backward(new float[24], 12));
    network.backward(new float[22], 11);
  }

  @Test
  void aNetworkWithoutOptimizerDoesNotLearn() {
    Network target = network(CRITICS.target());
    target.forward(random(11 * 7), 11, new float[22]);
    assertThatExceptionOfType(IllegalStateException.class)
        .as("A target network only follows: backward on it is a mistake of the agent")
        .isThrownBy(() -> target.backward(random(22), 11));
    assertThatExceptionOfType(IllegalStateException.class)
        .as("A target network only follows: applyGradients on it is a mistake of the agent")
        .isThrownBy(target::applyGradients);
    assertThatExceptionOfType(IllegalStateException.class)
        .as("A target network has no optimizer to save")
        .isThrownBy(() -> target.saveOptimizer(new MemoryState()));
    float[] dx = new float[11 * 7];
    target.inputGradient(random(22), 11, dx);
    assertThat(dx).as("inputGradient needs no optimizer").isNotEqualTo(new float[11 * 7]);
  }
}

package dev.armature.tck;

import static dev.armature.tck.NetworkCase.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;
import dev.armature.api.OptimizerSettings.Schedule;
import dev.armature.api.StateException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link NetworkContract} about saving, loading, copying and closing. */
abstract class NetworkState extends NetworkFixture {

  private static final OptimizerSettings ADAM =
      new OptimizerSettings(Algorithm.ADAM, 1e-2, 0.9, 0.999, 1e-8, 0, Schedule.LINEAR, 0, 9, 0);

  NetworkState(IntFunction<NetworkFactory> opener) {
    super(opener);
  }

  private static NetworkSpec normalised(int members) {
    return new NetworkSpec(
        7,
        3,
        members,
        new MlpSettings(List.of(13), Activation.SILU, true, false),
        Activation.TANH,
        Optional.of(ADAM));
  }

  private void train(Network network, int updates) {
    for (int update = 0; update < updates; update++) {
      train(network, random(11 * 7), random(network.spec().members() * 11 * 3), 11);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void namesAndShapesArePyTorchs(int members) {
    Network network = network(normalised(members));
    train(network, 2);
    MemoryState parameters = MemoryState.of(network::saveParameters);
    MemoryState optimizer = MemoryState.of(network::saveOptimizer);
    Set<String> names = new TreeSet<>();
    Set<String> moments = new TreeSet<>(Set.of("step"));
    for (int m = 0; m < members; m++) {
      String prefix = members == 1 ? "layers." : m + ".layers.";
      for (String part :
          List.of("0.weight", "0.bias", "0.norm.weight", "0.norm.bias", "1.weight", "1.bias")) {
        names.add(prefix + part);
        moments.add(prefix + part + ".exp_avg");
        moments.add(prefix + part + ".exp_avg_sq");
        int outputs = part.startsWith("0") ? 13 : 3;
        int inputs = part.startsWith("0") ? 7 : 13;
        int[] shape =
            part.matches("\\d.weight") ? new int[] {outputs, inputs} : new int[] {outputs};
        assertThat(parameters.shape(prefix + part))
            .as("Shapes are PyTorch's [" + prefix + part + "]")
            .isEqualTo(shape);
        assertThat(optimizer.shape(prefix + part + ".exp_avg")).isEqualTo(shape);
        assertThat(optimizer.shape(prefix + part + ".exp_avg_sq")).isEqualTo(shape);
      }
    }
    String rule = "Names are those of Network's Javadoc, or no other plugin can load them";
    assertThat(parameters.names()).as(rule).isEqualTo(names);
    assertThat(optimizer.names()).as(rule).isEqualTo(moments);
    assertThat(optimizer.longs("step")).as("'step' counts the updates").containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aLoadedNetworkGoesOnToTheSameBits(int members) {
    Network original = network(normalised(members));
    train(original, 3);
    MemoryState parameters = MemoryState.of(original::saveParameters);
    MemoryState optimizer = MemoryState.of(original::saveOptimizer);

    Network restored = open(2).create(normalised(members), initialisation(99));
    restored.loadParameters(parameters.reader());
    restored.loadOptimizer(optimizer.reader());

    String rule = "What was loaded is what was saved";
    Compare.sameBits(rule, parameters, MemoryState.of(restored::saveParameters));
    Compare.sameBits(rule, optimizer, MemoryState.of(restored::saveOptimizer));
    for (int update = 0; update < 3; update++) {
      float[] x = random(11 * 7);
      float[] dy = random(members * 33);
      train(original, x, dy, 11);
      train(restored, x, dy, 11);
    }
    String onwards = "A resumed run goes on to the same bits as one that was never stopped";
    Compare.sameBits(
        onwards,
        MemoryState.of(original::saveParameters),
        MemoryState.of(restored::saveParameters));
    Compare.sameBits(
        onwards, MemoryState.of(original::saveOptimizer), MemoryState.of(restored::saveOptimizer));
  }

  @Test
  void anotherShapeIsRefused() {
    MemoryState saved = MemoryState.of(network(spec(7, 3, 1, 13))::saveParameters);
    Network other = network(spec(7, 3, 1, 14));
    assertThatExceptionOfType(StateException.class)
        .as("Parameters of another shape are refused, not cut or padded")
        .isThrownBy(() -> other.loadParameters(saved.reader()));
    assertThatExceptionOfType(RuntimeException.class)
        .as("A network of another shape is refused, not cut or padded")
        .isThrownBy(() -> other.copyFrom(network(spec(7, 3, 1, 13))));
  }

  @Test
  void aCopyHasTheSameBits() {
    Network online = network(normalised(2));
    train(online, 2);
    Network target = network(normalised(2).target());
    target.copyFrom(online);
    MemoryState copied = MemoryState.of(target::saveParameters);
    Compare.sameBits("copyFrom copies every bit", MemoryState.of(online::saveParameters), copied);
    train(online, 1);
    Compare.sameBits(
        "A copy stays as it is while its source learns",
        copied,
        MemoryState.of(target::saveParameters));
  }

  @Test
  void closingTwiceDoesNothing() {
    NetworkFactory factory = open(2);
    Network first = factory.create(normalised(1), initialisation(1));
    Network second = factory.create(normalised(1), initialisation(2));
    train(first, 1);
    first.close();
    assertThatCode(
            () -> {
              first.close();
              train(second, 1);
              second.close();
              factory.close();
              factory.close();
            })
        .as(
            "A second close does nothing, and other networks go on: after a failure the host closes"
                + " whatever it made")
        .doesNotThrowAnyException();
  }

  @Test
  void closeEndsItsThreads() {
    Threads.assertNoneLeftBy(
        "a factory",
        () -> {
          NetworkFactory factory = open(2);
          Network network = factory.create(normalised(2), initialisation(1));
          train(network, 1);
          network.close();
          factory.close();
        });
  }

  @Test
  void anotherThreadMayTakeOver() {
    Network network = network(normalised(1));
    Network twin = network(normalised(1).target());
    twin.copyFrom(network);
    float[] x = random(11 * 7);
    Compare.sameBits(
        "One thread may make a network and others use it, one at a time: evaluation need not be on"
            + " the thread that trains",
        outputs(twin, x, 11),
        Threads.onAnother(() -> outputs(network, x, 11)));
  }

  @Test
  void descriptionSaysWhatComputes() {
    assertThat(factory().description())
        .as("The description stands in the log and the manifest")
        .isNotBlank();
  }
}

package dev.armature.tck;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;
import dev.armature.api.OptimizerSettings.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A network and a batch to try it on. Widths are odd on purpose: kernels work on blocks, and what
 * is left over at an edge is where they go wrong.
 *
 * @param spec the network
 * @param n the rows of the batch
 */
record NetworkCase(NetworkSpec spec, int n) {

  /**
   * Keeps the last gradient as it is in {@code exp_avg} (β₁ = 0), where a test can read it. The
   * large ε keeps Adam from blowing up rounding errors of gradients near 0.
   */
  static final OptimizerSettings PLAIN =
      new OptimizerSettings(Algorithm.ADAM, 1e-3, 0, 0.999, 1e-2, 0, Schedule.CONSTANT, 0, 1, 0);

  static NetworkSpec spec(int inputs, int outputs, int members, Integer... hidden) {
    return new NetworkSpec(
        inputs,
        outputs,
        members,
        new MlpSettings(List.of(hidden), Activation.RELU, false, false),
        Activation.IDENTITY,
        Optional.of(PLAIN));
  }

  static NetworkSpec with(NetworkSpec spec, OptimizerSettings optimizer) {
    return new NetworkSpec(
        spec.inputs(),
        spec.outputs(),
        spec.members(),
        spec.mlp(),
        spec.outputActivation(),
        Optional.of(optimizer));
  }

  @Override
  public String toString() {
    MlpSettings mlp = spec.mlp();
    return "%d × %d %s %d, %s%s%s, output %s, batch %d"
        .formatted(
            spec.members(),
            spec.inputs(),
            mlp.hidden(),
            spec.outputs(),
            mlp.activation(),
            mlp.layerNormalisation() ? ", normalised" : "",
            mlp.residual() ? ", residual" : "",
            spec.outputActivation(),
            n);
  }

  /** Every activation with and without normalisation and residual connections; odd sizes. */
  static final class All implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      List<NetworkCase> cases = new ArrayList<>();
      for (Activation activation : Activation.values()) {
        if (activation != Activation.IDENTITY) {
          for (int variant = 0; variant < 4; variant++) {
            cases.add(of(activation, variant % 2 == 1, variant / 2 == 1, 1 + cases.size() % 3));
          }
        }
      }
      cases.add(new NetworkCase(spec(5, 3, 2), 11));
      cases.add(new NetworkCase(spec(1, 1, 1, 1), 1));
      cases.add(new NetworkCase(spec(23, 1, 2, 131, 70), 67));
      return cases.stream().map(Arguments::of);
    }

    private static NetworkCase of(
        Activation activation, boolean normalised, boolean residual, int members) {
      List<Integer> hidden = residual ? List.of(13, 13, 7) : List.of(13, 7, 9);
      boolean bounded = members == 1;
      return new NetworkCase(
          new NetworkSpec(
              13,
              bounded ? 3 : 1,
              members,
              new MlpSettings(hidden, activation, normalised, residual),
              bounded ? Activation.TANH : Activation.IDENTITY,
              Optional.of(PLAIN)),
          11);
    }
  }
}

package dev.armature.networks.dl4j;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** z = x W + b; dW = xᵀ dz, db = Σ dz over the rows, dx = dz Wᵀ. */
final class Dense {

  private Dense() {}

  /**
   * @param x the input {@code [n, in]}
   * @param z the output {@code [n, out]}
   * @param ones a row of n ones
   * @param addToInput whether dx is added to what a residual connection has put there
   */
  static Stage stage(
      ParameterVector.Layer parameters,
      Optional<ParameterVector.Layer> gradients,
      Signal x,
      Signal z,
      INDArray ones,
      boolean addToInput) {
    return new Stage(
        List.of(
            BoundOperation.of(
                "xw_plus_b", z.value(), x.value(), parameters.weight(), parameters.bias())),
        gradients.map(into -> parameterGradients(into, x, z, ones, false)).orElse(List.of()),
        gradients.map(into -> parameterGradients(into, x, z, ones, true)).orElse(List.of()),
        List.of(Product.ABT.bind(x.gradient(), z.gradient(), parameters.weight(), addToInput)));
  }

  private static List<BoundOperation> parameterGradients(
      ParameterVector.Layer into, Signal x, Signal z, INDArray ones, boolean add) {
    INDArray bias = into.bias().reshape(1, into.bias().length());
    return List.of(
        Product.ATB.bind(into.weight(), x.value(), z.gradient(), add),
        Product.AB.bind(bias, ones, z.gradient(), add));
  }
}

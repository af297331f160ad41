package dev.armature.networks.dl4j;

import java.util.List;

/** y = a + x, where x is the layer's input; da = dy, and dx begins as dy. */
final class Residual {

  private Residual() {}

  /** The connection from {@code x} around the layer's activation {@code a} to {@code y}. */
  static Stage stage(Signal x, Signal a, Signal y) {
    return new Stage(
        List.of(BoundOperation.of("add", y.value(), a.value(), x.value())),
        List.of(
            BoundOperation.of("identity", a.gradient(), y.gradient()),
            BoundOperation.of("identity", x.gradient(), y.gradient())));
  }
}

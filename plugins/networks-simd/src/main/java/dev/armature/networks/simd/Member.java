package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Span;
import java.util.List;

/** The parameters of one perceptron with their gradients and the optimizer's moments. */
final class Member {

  final Span values;
  final Span gradients;
  final Span means;
  final Span squares;
  final List<Dense> layers;

  /** Whether the gradients hold anything; if not, the next ones are written over them. */
  boolean gathered;

  Member(Shape shape, boolean learns, Backend backend) {
    Arena arena = backend.arena();
    values = arena.allocate(shape.size());
    // Without an optimizer nothing reads or writes gradients and moments.
    gradients = learns ? arena.allocate(shape.size()) : values;
    means = learns ? arena.allocate(shape.size()) : values;
    squares = learns ? arena.allocate(shape.size()) : values;
    layers = shape.layers().stream().map(it -> new Dense(it, values, gradients, backend)).toList();
  }

  /** Says that the parameters have changed. */
  void changed() {
    for (Dense layer : layers) {
      layer.changed();
    }
  }

  /** Whether transposed weights from layer {@code lowest} on are out of date. */
  boolean isStale(int lowest) {
    for (int l = lowest; l < layers.size(); l++) {
      if (layers.get(l).isStale()) {
        return true;
      }
    }
    return false;
  }

  /** Transposes a share of the weights that are out of date, from layer {@code lowest} on. */
  void transpose(Share share, int lowest) {
    for (int l = lowest; l < layers.size(); l++) {
      if (layers.get(l).isStale()) {
        layers.get(l).transpose(share);
      }
    }
  }

  /** Says that the transposed weights from layer {@code lowest} on are up to date. */
  void refreshed(int lowest) {
    for (int l = lowest; l < layers.size(); l++) {
      layers.get(l).refreshed();
    }
  }
}

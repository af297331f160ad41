package dev.armature.networks.simd;

import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an ensemble and the views of its members share: parameters and the optimizer's state. */
final class Ensemble {

  final NetworkSpec spec;
  final Shape shape;
  final List<Tensor> tensors;
  final List<Member> members = new ArrayList<>();

  /** The number of optimizer steps so far. */
  long updates;

  Ensemble(NetworkSpec spec, Backend backend) {
    this.spec = spec;
    shape = Shape.of(spec, backend.kernels());
    tensors = Tensor.of(shape);
    for (int m = 0; m < spec.members(); m++) {
      members.add(new Member(shape, spec.optimizer().isPresent(), backend));
    }
  }

  /** PyTorch's default initialisation of linear layers and layer normalisation. */
  void initialise(RandomStream random) {
    for (Member member : members) {
      for (Tensor tensor : tensors) {
        float[] values = new float[tensor.size()];
        switch (tensor.role()) {
          case WEIGHT, BIAS -> {
            float bound = (float) (1 / Math.sqrt(tensor.shape().inputs()));
            random.fillUniform(values, values.length, -bound, bound);
          }
          case GAIN -> Arrays.fill(values, 1);
          case SHIFT -> Arrays.fill(values, 0);
        }
        tensor.write(values, member.values);
      }
    }
  }
}

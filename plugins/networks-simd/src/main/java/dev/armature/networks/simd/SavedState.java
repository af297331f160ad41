package dev.armature.networks.simd;

import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.networks.simd.kernels.Span;
import java.util.List;
import java.util.function.Function;

/** Parameters and moments of some members under PyTorch's names and in its layout. */
record SavedState(List<Tensor> tensors, List<Member> members) {

  private static final String MEAN = ".exp_avg";
  private static final String SQUARE = ".exp_avg_sq";

  void saveParameters(StateWriter out) {
    save(out, "", it -> it.values);
  }

  void loadParameters(StateReader in) {
    load(in, "", it -> it.values);
    members.forEach(Member::changed);
  }

  void saveMoments(StateWriter out) {
    save(out, MEAN, it -> it.means);
    save(out, SQUARE, it -> it.squares);
  }

  void loadMoments(StateReader in) {
    load(in, MEAN, it -> it.means);
    load(in, SQUARE, it -> it.squares);
  }

  private void save(StateWriter out, String suffix, Function<Member, Span> part) {
    for (int m = 0; m < members.size(); m++) {
      StateWriter scope = members.size() == 1 ? out : out.scoped(Integer.toString(m));
      for (Tensor tensor : tensors) {
        float[] values = tensor.read(part.apply(members.get(m)));
        scope.floats(tensor.name() + suffix, tensor.dimensions(), values);
      }
    }
  }

  private void load(StateReader in, String suffix, Function<Member, Span> part) {
    for (int m = 0; m < members.size(); m++) {
      StateReader scope = members.size() == 1 ? in : in.scoped(Integer.toString(m));
      Span span = part.apply(members.get(m));
      span.clear();
      for (Tensor tensor : tensors) {
        float[] values = new float[tensor.size()];
        scope.floats(tensor.name() + suffix, tensor.dimensions(), values);
        tensor.write(values, span);
      }
    }
  }
}

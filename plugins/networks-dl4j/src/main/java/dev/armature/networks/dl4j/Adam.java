package dev.armature.networks.dl4j;

import dev.armature.api.OptimizerSettings;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Adam or AdamW for one member, as ND4J's native operation.
 *
 * <p>That operation takes θ ← θ − α m / (√v + ε) with a rate α that it corrects for bias in single
 * precision, and adds ε to the uncorrected √v. To equal {@link OptimizerSettings} (and PyTorch), it
 * is told an update so late that it corrects nothing, and given both corrected in double precision:
 * α = lr √(1 − β₂ᵗ) / (1 − β₁ᵗ) and ε √(1 − β₂ᵗ). The powers are those of the β that it computes
 * with, which are floats.
 *
 * <p>An update is made of independent chunks of the parameters, which may run on any thread.
 */
final class Adam {

  private static final int CHUNK = 1 << 15;
  private static final int LATE = Integer.MAX_VALUE - 1;

  /** A share of the parameters and the operations that move it. */
  private record Chunk(BoundOperation moments, BoundOperation decay, BoundOperation move) {}

  private final OptimizerSettings settings;
  private final ParameterVector gradients;
  private final ParameterVector mean;
  private final ParameterVector meanSquare;

  /** The share of each parameter that weight decay leaves. */
  private final INDArray kept;

  private final List<Chunk> chunks = new ArrayList<>();
  private long step;
  private boolean gathered;
  private double rate;

  /**
   * @param gradients of the parameters; overwritten by an update
   */
  Adam(
      OptimizerSettings settings,
      List<LayerShape> shapes,
      ParameterVector parameters,
      ParameterVector gradients) {
    this.settings = settings;
    this.gradients = gradients;
    mean = ParameterVector.zero(shapes);
    meanSquare = ParameterVector.zero(shapes);
    kept = Nd4j.scalar(1f);
    int length = ParameterVector.length(shapes);
    for (int from = 0; from < length; from += CHUNK) {
      int count = Math.min(CHUNK, length - from);
      INDArray theta = parameters.part(from, count);
      INDArray g = gradients.part(from, count);
      INDArray m = mean.part(from, count);
      INDArray v = meanSquare.part(from, count);
      chunks.add(
          new Chunk(
              BoundOperation.of("adam_updater", List.of(g, v, m), List.of(g, v, m)).integers(LATE),
              BoundOperation.of("multiply", theta, theta, kept),
              BoundOperation.of("subtract", theta, theta, g)));
    }
  }

  ParameterVector gradients() {
    return gradients;
  }

  /** Whether the gradients hold anything since the last update; if not, they are to be set. */
  boolean gathered() {
    return gathered;
  }

  /** Says that the gradients now hold something. */
  void gather() {
    gathered = true;
  }

  int chunks() {
    return chunks.size();
  }

  /** Begins an update: every chunk is then to be run, once. */
  void begin() {
    if (gathered) {
      clip();
    } else {
      gradients.all().assign(0);
    }
    gathered = false;
    rate = settings.learningRateAt(step);
    step++;
    double beta1 = (float) settings.beta1();
    double beta2 = (float) settings.beta2();
    double updates = (double) step;
    double correction = Math.sqrt(1 - Math.pow(beta2, updates));
    double corrected = rate * correction / (1 - Math.pow(beta1, updates));
    for (Chunk chunk : chunks) {
      chunk.moments.reals(corrected, beta1, beta2, settings.epsilon() * correction);
    }
    if (settings.weightDecay() > 0) {
      HostMemory.write(new float[] {(float) (1 - rate * settings.weightDecay())}, 0, kept);
    }
  }

  private void clip() {
    double limit = settings.maxGradientNorm();
    if (limit > 0) {
      double norm = Nd4j.getBlasWrapper().level1().nrm2(gradients.all());
      double scale = limit / (norm + 1e-6);
      if (scale < 1) {
        gradients.all().muli(scale);
      }
    }
  }

  /** Moves one chunk of the parameters. */
  void run(int index) {
    Chunk chunk = chunks.get(index);
    chunk.moments.run();
    // At rate 0, the end of a schedule, the native operation would put ε in its place.
    if (rate > 0) {
      if (settings.weightDecay() > 0) {
        chunk.decay.run();
      }
      chunk.move.run();
    }
  }

  long step() {
    return step;
  }

  /** Hands over the moments. */
  void save(StateWriter out) {
    mean.save(out, ".exp_avg");
    meanSquare.save(out, ".exp_avg_sq");
  }

  /** Takes over the moments and the number of updates they come from. */
  void load(StateReader in, long updates) {
    mean.load(in, ".exp_avg");
    meanSquare.load(in, ".exp_avg_sq");
    step = updates;
  }
}

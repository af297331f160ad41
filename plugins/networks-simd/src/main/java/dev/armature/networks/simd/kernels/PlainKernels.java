package dev.armature.networks.simd.kernels;

import dev.armature.api.Activation;

/**
 * {@link Kernels} in plain loops, for a processor without usable vectors. They multiply and add in
 * two roundings, because a fused multiply-add without hardware is a thousand times slower.
 */
public final class PlainKernels implements Kernels {

  @Override
  public String description() {
    return "no vectors";
  }

  @Override
  public int padding() {
    return 1;
  }

  @Override
  public int panel(int width) {
    return width;
  }

  @Override
  public int rowStride(int width) {
    return width;
  }

  @Override
  public void product(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix c,
      int from,
      int to,
      int width,
      int depth,
      float floor) {
    for (int i = from; i < to; i++) {
      int row = c.row(i);
      System.arraycopy(start.data, start.row(i), c.data, row, width);
      for (int k = 0; k < depth; k++) {
        float factor = a.data[a.row(i) + k * a.columnStride];
        int right = b.row(k);
        for (int j = 0; j < width; j++) {
          c.data[row + j] += factor * b.data[right + j];
        }
      }
      for (int j = row; j < row + width; j++) {
        c.data[j] = Math.max(c.data[j], floor);
      }
    }
  }

  @Override
  public void transpose(Matrix from, Matrix to, int fromRow, int toRow, int columns) {
    Transposition.block(from, fromRow, 0, to, toRow - fromRow, columns);
  }

  @Override
  public void innerProducts(
      Matrix a, Matrix b, Matrix start, Matrix c, int from, int to, int columns, int depth) {
    for (int i = from; i < to; i++) {
      for (int j = 0; j < columns; j++) {
        float sum = start.data[start.row(i) + j];
        for (int k = 0; k < depth; k++) {
          sum += a.data[a.row(i) + k] * b.data[b.row(j) + k];
        }
        c.data[c.row(i) + j] = sum;
      }
    }
  }

  @Override
  public void activate(Activation f, Span z, Span y, int from, int to) {
    for (int i = from; i < to; i++) {
      y.data[y.offset + i] = value(f, z.data[z.offset + i]);
    }
  }

  private static float value(Activation f, float z) {
    return switch (f) {
      case RELU -> Math.max(z, 0);
      case TANH -> (float) StrictMath.tanh(z);
      case ELU -> z > 0 ? z : (float) StrictMath.expm1(z);
      case SILU -> (float) (z / (1 + StrictMath.exp(-z)));
      case IDENTITY -> z;
    };
  }

  @Override
  public void chain(Activation f, Span kept, Span d, int from, int to) {
    for (int i = from; i < to; i++) {
      d.data[d.offset + i] *= slope(f, kept.data[kept.offset + i]);
    }
  }

  private static float slope(Activation f, float kept) {
    return switch (f) {
      case RELU -> kept > 0 ? 1 : 0;
      case TANH -> 1 - kept * kept;
      case ELU -> Math.min(kept, 0) + 1;
      case SILU -> {
        double sigmoid = 1 / (1 + StrictMath.exp(-kept));
        yield (float) (sigmoid * (1 + kept * (1 - sigmoid)));
      }
      case IDENTITY -> 1;
    };
  }

  @Override
  public void add(Span a, Span b, Span y, int from, int to) {
    for (int i = from; i < to; i++) {
      y.data[y.offset + i] = a.data[a.offset + i] + b.data[b.offset + i];
    }
  }

  @Override
  public void normalise(Normalisation norm, int fromRow, int toRow) {
    int units = norm.units();
    float[] x = norm.normalised().data;
    for (int row = fromRow; row < toRow; row++) {
      int at = norm.normalised().offset + row * norm.width();
      double mean = 0;
      for (int j = 0; j < units; j++) {
        mean += x[at + j];
      }
      mean /= units;
      double variance = 0;
      for (int j = 0; j < units; j++) {
        variance += (x[at + j] - mean) * (x[at + j] - mean);
      }
      double inverse = 1 / Math.sqrt(variance / units + Normalisation.VARIANCE_FLOOR);
      norm.deviation().data[norm.deviation().offset + row * Arena.LINE] = (float) inverse;
      int result = norm.result().offset + row * norm.width();
      for (int j = 0; j < units; j++) {
        x[at + j] = (float) ((x[at + j] - mean) * inverse);
        norm.result().data[result + j] =
            x[at + j] * norm.gain().data[norm.gain().offset + j]
                + norm.shift().data[norm.shift().offset + j];
      }
    }
  }

  @Override
  public void backThroughNormalise(Normalisation norm, int fromRow, int toRow) {
    int units = norm.units();
    for (int row = fromRow; row < toRow; row++) {
      int x = norm.normalised().offset + row * norm.width();
      int dy = norm.resultGradient().offset + row * norm.width();
      int dz = norm.gradient().offset + row * norm.width();
      double mean = 0;
      double projection = 0;
      for (int j = 0; j < units; j++) {
        float d = norm.resultGradient().data[dy + j] * norm.gain().data[norm.gain().offset + j];
        norm.gradient().data[dz + j] = d;
        mean += d;
        projection += d * norm.normalised().data[x + j];
      }
      float inverse = norm.deviation().data[norm.deviation().offset + row * Arena.LINE];
      for (int j = 0; j < units; j++) {
        double along = norm.normalised().data[x + j] * (projection / units);
        norm.gradient().data[dz + j] =
            (float) ((norm.gradient().data[dz + j] - mean / units - along) * inverse);
      }
    }
  }

  @Override
  public void addColumnProducts(Span a, Span b, Span sum, int rows, int width) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        int at = i * width + j;
        sum.data[sum.offset + j] += a.data[a.offset + at] * b.data[b.offset + at];
      }
    }
  }

  @Override
  public double squaredSum(Span x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double value = x.data[x.offset + i];
      sum += value * value;
    }
    return sum;
  }

  @Override
  public void adam(
      AdamStep step, Span value, Span gradient, Span mean, Span square, int from, int to) {
    for (int i = from; i < to; i++) {
      float g = gradient.data[gradient.offset + i] * step.scale;
      float m = mean.data[mean.offset + i] * step.beta1 + g * step.fresh1;
      float v = square.data[square.offset + i] * step.beta2 + g * g * step.fresh2;
      mean.data[mean.offset + i] = m;
      square.data[square.offset + i] = v;
      float root = (float) Math.sqrt(v) * step.root;
      value.data[value.offset + i] =
          value.data[value.offset + i] * step.keep - m * step.rate / (root + step.epsilon);
    }
  }

  @Override
  public void polyak(Span towards, Span value, float share, int from, int to) {
    float keep = 1 - share;
    for (int i = from; i < to; i++) {
      float goal = towards.data[towards.offset + i];
      value.data[value.offset + i] = value.data[value.offset + i] * keep + goal * share;
    }
  }
}

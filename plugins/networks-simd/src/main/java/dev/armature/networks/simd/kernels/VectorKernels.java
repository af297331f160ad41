package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;
import static dev.armature.networks.simd.kernels.RegisterTile.ROWS;
import static dev.armature.networks.simd.kernels.RegisterTile.SPECIES;

import dev.armature.api.Activation;
import jdk.incubator.vector.FloatVector;

/** {@link Kernels} on the JDK's Vector API, with the widest vectors that the processor has. */
public final class VectorKernels implements Kernels {

  // AVX2 alone has just 16 registers: a block of 6 × 4 vectors would spill.
  private static final boolean WIDE_BLOCKS = SPECIES.vectorBitSize() != 256;

  /** What each thread that computes copies its operands to. */
  private final ThreadLocal<PackedProduct> packed;

  /**
   * @param arena where the copies go that some processors need
   */
  public VectorKernels(Arena arena) {
    packed = ThreadLocal.withInitial(() -> new PackedProduct(arena));
  }

  /**
   * Whether this processor computes as these kernels need: with vectors, and with a multiply-add of
   * one rounding. Without the latter the Vector API falls back to arithmetic in software.
   */
  public static boolean usable() {
    // On x86-64, vectors of 256 bits come with AVX2, and all such processors have FMA.
    boolean x86 = System.getProperty("os.arch").matches("amd64|x86_64");
    return SPECIES.vectorBitSize() >= (x86 ? 256 : 128);
  }

  @Override
  public String description() {
    return SPECIES.vectorBitSize() + "-bit vectors";
  }

  @Override
  public int padding() {
    return Matrix.PANEL;
  }

  @Override
  public int panel(int width) {
    return WIDE_BLOCKS ? width : Matrix.PANEL;
  }

  @Override
  public int rowStride(int width) {
    return WIDE_BLOCKS ? width : PackedProduct.rowStride(width);
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
    if (depth == 1) {
      outerProduct(a, b, start, c, from, to, width, floor);
      return;
    }
    int rest = from;
    if (!WIDE_BLOCKS && PackedProduct.suits(a, to - from, width)) {
      rest = packed.get().product(a, b, start, c, from, to, width, depth, floor);
    }
    int j = 0;
    if (!WIDE_BLOCKS && a.columnStride == 1 && b.rowStride == Matrix.PANEL && to - rest < ROWS) {
      for (; j + 4 * Matrix.PANEL <= width; j += 4 * Matrix.PANEL) {
        for (int i = rest; i < to; i++) {
          PanelTile.oneRow(a.data, a.row(i), b, start, c, i, j, depth, floor);
        }
      }
    }
    blocks(a, b, start, c, rest, to, j, width, depth, floor);
  }

  /** A product of a column and a row, which takes as long as writing it: no block is worth it. */
  private static void outerProduct(
      Matrix a, Matrix b, Matrix start, Matrix c, int from, int to, int width, float floor) {
    for (int i = from; i < to; i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a.data[a.row(i)]);
      for (int j = 0; j < width; j += Matrix.PANEL) {
        int q = b.at(0, j);
        int s = start.at(i, j);
        int t = c.at(i, j);
        FloatVector left = FloatVector.fromArray(SPECIES, start.data, s);
        FloatVector right = FloatVector.fromArray(SPECIES, start.data, s + LANES);
        left = x.fma(FloatVector.fromArray(SPECIES, b.data, q), left);
        right = x.fma(FloatVector.fromArray(SPECIES, b.data, q + LANES), right);
        left.max(floor).intoArray(c.data, t);
        right.max(floor).intoArray(c.data, t + LANES);
      }
    }
  }

  private static void blocks(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix c,
      int from,
      int to,
      int fromColumn,
      int width,
      int depth,
      float floor) {
    int j = fromColumn;
    for (; j + 4 * LANES <= width; j += 4 * LANES) {
      int i = from;
      for (; i + ROWS <= to; i += ROWS) {
        wideBlock(a, b, start, c, i, j, depth, floor);
      }
      if (i < to && overlaps(start, c, from, to)) {
        wideBlock(a, b, start, c, to - ROWS, j, depth, floor);
        continue;
      }
      for (; i < to; i++) {
        RegisterTile.tile1x4(a, b, start, c, i, j, depth, floor);
      }
    }
    for (; j < width; j += 2 * LANES) {
      int i = from;
      for (; i + ROWS <= to; i += ROWS) {
        RegisterTile.tile6x2(a, b, start, c, i, j, depth, floor);
      }
      if (i < to && overlaps(start, c, from, to)) {
        RegisterTile.tile6x2(a, b, start, c, to - ROWS, j, depth, floor);
        continue;
      }
      for (; i < to; i++) {
        RegisterTile.tile1x2(a, b, start, c, i, j, depth, floor);
      }
    }
  }

  private static void wideBlock(
      Matrix a, Matrix b, Matrix start, Matrix c, int i, int j, int depth, float floor) {
    if (WIDE_BLOCKS) {
      RegisterTile.tile6x4(a, b, start, c, i, j, depth, floor);
    } else {
      RegisterTile.tile6x2(a, b, start, c, i, j, depth, floor);
      RegisterTile.tile6x2(a, b, start, c, i, j + 2 * LANES, depth, floor);
    }
  }

  /** Copies the first vector of each row to a panel of A of a {@link PackedProduct}. */
  static void packA(float[] from, int at, int stride, float[] panels, int to, int depth) {
    for (int k = 0; k < depth; k++) {
      FloatVector.fromArray(SPECIES, from, at).intoArray(panels, to + k * PackedProduct.A_STEP);
      at += stride;
    }
  }

  /** Copies the first two vectors of each row to a panel of B. */
  static void packB(float[] from, int at, int stride, float[] panels, int to, int depth) {
    for (int k = 0; k < depth; k++) {
      FloatVector left = FloatVector.fromArray(SPECIES, from, at);
      FloatVector right = FloatVector.fromArray(SPECIES, from, at + LANES);
      left.intoArray(panels, to + k * PackedProduct.B_STEP);
      right.intoArray(panels, to + k * PackedProduct.B_STEP + LANES);
      at += stride;
    }
  }

  /**
   * Whether the last rows may be computed by a block that covers rows before them once more. It
   * gives those the same values again, unless they are where the sum starts.
   */
  private static boolean overlaps(Matrix start, Matrix c, int from, int to) {
    return to - from >= ROWS && start != c;
  }

  @Override
  public void transpose(Matrix from, Matrix to, int fromRow, int toRow, int columns) {
    boolean inPanels = from.rowStride == Matrix.PANEL && to.rowStride == Matrix.PANEL;
    for (int i = fromRow; i < toRow; i += Arena.LINE) {
      int rows = Math.min(Arena.LINE, toRow - i);
      for (int j = 0; j < columns; j += Arena.LINE) {
        int width = Math.min(Arena.LINE, columns - j);
        if (inPanels && Math.min(rows, width) == Matrix.PANEL) {
          Transposition.square(from.data, from.at(i, j), to.data, to.at(j, i));
        } else {
          Transposition.block(from, i, j, to, rows, width);
        }
      }
    }
  }

  @Override
  public void innerProducts(
      Matrix a, Matrix b, Matrix start, Matrix c, int from, int to, int columns, int depth) {
    for (int j = 0; j < columns; j++) {
      int i = from;
      for (; i + InnerProducts.ROWS <= to; i += InnerProducts.ROWS) {
        InnerProducts.fourRows(a, b, start, c, i, j, depth);
      }
      for (; i < to; i++) {
        InnerProducts.oneRow(a, b, start, c, i, j, depth);
      }
    }
  }

  // One loop for each activation: a loop that chooses inside is too large for the compiler to keep
  // its vectors in registers once it has met several of them.

  @Override
  public void activate(Activation f, Span z, Span y, int from, int to) {
    switch (f) {
      case RELU -> relu(z, y, from, to);
      case TANH -> tanh(z, y, from, to);
      case ELU -> elu(z, y, from, to);
      case SILU -> silu(z, y, from, to);
      case IDENTITY -> copy(z, y, from, to);
    }
  }

  private static void relu(Span z, Span y, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      y.store(i, z.load(i).max(0f));
    }
  }

  private static void tanh(Span z, Span y, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      y.store(i, VectorMath.tanh(z.load(i)));
    }
  }

  private static void elu(Span z, Span y, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      y.store(i, VectorMath.elu(z.load(i)));
    }
  }

  private static void silu(Span z, Span y, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      y.store(i, VectorMath.silu(z.load(i)));
    }
  }

  private static void copy(Span z, Span y, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      y.store(i, z.load(i));
    }
  }

  @Override
  public void chain(Activation f, Span kept, Span d, int from, int to) {
    switch (f) {
      case RELU -> chainRelu(kept, d, from, to);
      case TANH -> chainTanh(kept, d, from, to);
      case ELU -> chainElu(kept, d, from, to);
      case SILU -> chainSilu(kept, d, from, to);
      case IDENTITY -> {}
    }
  }

  private static void chainRelu(Span kept, Span d, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      d.store(i, VectorMath.chainRelu(kept.load(i), d.load(i)));
    }
  }

  private static void chainTanh(Span kept, Span d, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      d.store(i, VectorMath.chainTanh(kept.load(i), d.load(i)));
    }
  }

  private static void chainElu(Span kept, Span d, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      d.store(i, VectorMath.chainElu(kept.load(i), d.load(i)));
    }
  }

  private static void chainSilu(Span kept, Span d, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      d.store(i, VectorMath.chainSilu(kept.load(i), d.load(i)));
    }
  }

  @Override
  public void add(Span a, Span b, Span y, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      y.store(i, a.load(i).add(b.load(i)));
    }
  }

  @Override
  public void normalise(Normalisation norm, int fromRow, int toRow) {
    for (int row = fromRow; row < toRow; row++) {
      VectorNormalisation.forward(norm, row);
    }
  }

  @Override
  public void backThroughNormalise(Normalisation norm, int fromRow, int toRow) {
    for (int row = fromRow; row < toRow; row++) {
      VectorNormalisation.backward(norm, row);
    }
  }

  @Override
  public void addColumnProducts(Span a, Span b, Span sum, int rows, int width) {
    for (int j = 0; j < width; j += LANES) {
      FloatVector total = sum.load(j);
      for (int i = j; i < rows * width; i += width) {
        total = a.load(i).fma(b.load(i), total);
      }
      sum.store(j, total);
    }
  }

  @Override
  public double squaredSum(Span x, int from, int to) {
    FloatVector squares = FloatVector.zero(SPECIES);
    for (int i = from; i < to; i += LANES) {
      FloatVector value = x.load(i);
      squares = value.fma(value, squares);
    }
    return VectorMath.total(squares).lane(0);
  }

  @Override
  public void adam(
      AdamStep step, Span value, Span gradient, Span mean, Span square, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      FloatVector g = gradient.load(i).mul(step.scale);
      FloatVector m = mean.load(i).mul(step.beta1).add(g.mul(step.fresh1));
      FloatVector v = square.load(i).mul(step.beta2).add(g.mul(g).mul(step.fresh2));
      mean.store(i, m);
      square.store(i, v);
      FloatVector change = m.mul(step.rate).div(v.sqrt().mul(step.root).add(step.epsilon));
      value.store(i, value.load(i).mul(step.keep).sub(change));
    }
  }

  @Override
  public void polyak(Span towards, Span value, float share, int from, int to) {
    float keep = 1 - share;
    for (int i = from; i < to; i += LANES) {
      value.store(i, value.load(i).mul(keep).add(towards.load(i).mul(share)));
    }
  }
}

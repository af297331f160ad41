package dev.armature.networks.simd.kernels;

import dev.armature.api.Activation;

/**
 * The inner loops of a multi-layer perceptron.
 *
 * <p>Rows are padded to a multiple of {@link #padding} elements, and padding holds zeros; a {@code
 * width} or a range {@code from} … {@code to} is a multiple of it. Each element comes from the same
 * operations in the same order, however the rows or ranges are cut.
 */
public interface Kernels {

  /** What computes, such as "512-bit vectors". */
  String description();

  /** What the length of every row is a multiple of; a power of two, at most 32. */
  int padding();

  /**
   * How many columns of a layer's weights lie together, so that {@link #product} finds them fast as
   * B: all {@code width} of a row, or those of a panel of a {@link Matrix}.
   */
  int panel(int width);

  /** How far apart rows of {@code width} are to lie that {@link #product} reads as A. */
  int rowStride(int width);

  /**
   * C = max(S + A B, floor), summed in the order of B's rows.
   *
   * @param a [rows, depth], any strides
   * @param b [depth, width], column stride 1
   * @param start S, [rows, width], column stride 1; a bias, zeros, or {@code c} itself
   * @param c [rows, width], column stride 1; elsewhere than A and B
   * @param from the first row to compute
   * @param to the row to stop before
   * @param floor 0 for a rectifier, −∞ for none
   */
  void product(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix c,
      int from,
      int to,
      int width,
      int depth,
      float floor);

  /**
   * Copies rows of a matrix to columns of another.
   *
   * @param fromRow the first of them, a multiple of {@link Arena#LINE}
   * @param toRow the row to stop before
   * @param columns how many elements each has
   */
  void transpose(Matrix from, Matrix to, int fromRow, int toRow, int columns);

  /**
   * C = S + A Bᵀ, for a B of few rows.
   *
   * @param a [rows, depth], column stride 1
   * @param b [columns, depth], column stride 1
   * @param start S, [rows, columns], column stride 1
   * @param c [rows, columns], column stride 1, elsewhere than the others; each row is {@link
   *     #padding} long, and what is beyond the columns is 0 before and after
   * @param from the first row to compute
   * @param to the row to stop before
   * @param columns at most half of {@link #padding}
   * @param depth a multiple of {@link #padding}; padding holds zeros
   */
  void innerProducts(
      Matrix a, Matrix b, Matrix start, Matrix c, int from, int to, int columns, int depth);

  /** y = f(z). */
  void activate(Activation f, Span z, Span y, int from, int to);

  /**
   * d ← d · f′.
   *
   * @param kept f's value, but for {@link Activation#SILU} its argument
   */
  void chain(Activation f, Span kept, Span d, int from, int to);

  /** y = a + b. */
  void add(Span a, Span b, Span y, int from, int to);

  /** Layer normalisation of some rows. */
  void normalise(Normalisation norm, int fromRow, int toRow);

  /** The way back through {@link #normalise}. */
  void backThroughNormalise(Normalisation norm, int fromRow, int toRow);

  /** sum[j] ← sum[j] + Σᵢ a[i, j] b[i, j] over {@code rows} rows of {@code width}. */
  void addColumnProducts(Span a, Span b, Span sum, int rows, int width);

  /** Σ x², in single precision: meant for some thousand elements. */
  double squaredSum(Span x, int from, int to);

  /** One step of Adam or AdamW. */
  void adam(AdamStep step, Span value, Span gradient, Span mean, Span square, int from, int to);

  /** θ ← (1 − τ) θ + τ θ′, where τ is {@code share} and θ′ {@code towards}. */
  void polyak(Span towards, Span value, float share, int from, int to);
}

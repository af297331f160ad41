package dev.armature.networks.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Activation;
import dev.armature.api.RandomStream;
import dev.armature.host.random.SeededStreams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector unit computes what plain loops compute, at every size. */
class VectorKernelsTest {

  private static final float UNTOUCHED = 7;

  private final Arena arena = new Arena();
  private final Kernels vectors = new VectorKernels(arena);
  private final Kernels plain = new PlainKernels();
  private final RandomStream random = new SeededStreams(5).stream("kernels");

  private Span random(int count) {
    Span span = arena.allocate(count);
    float[] values = new float[count];
    random.fillUniform(values, count, -1, 1);
    System.arraycopy(values, 0, span.data, span.offset, count);
    return span;
  }

  private Span copy(Span span) {
    Span copy = arena.allocate(span.length);
    System.arraycopy(span.data, span.offset, copy.data, copy.offset, span.length);
    return copy;
  }

  private static float[] values(Span span) {
    return Arrays.copyOfRange(span.data, span.offset, span.offset + span.length);
  }

  /** The same elements as the kernels like a layer's weights to lie. */
  private Matrix asWeights(Matrix matrix, int rows, int width) {
    Matrix weights = arena.allocate(rows * width).weights(rows, width, vectors);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        weights.data[weights.index(i, j)] = matrix.data[matrix.index(i, j)];
      }
    }
    return weights;
  }

  private static float[] elements(Matrix matrix, int rows, int width) {
    float[] elements = new float[rows * width];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = matrix.data[matrix.index(i / width, i % width)];
    }
    return elements;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 10, 11, 12, 13, 19, 25, 44})
  void productsAreThoseOfPlainLoops(int rows) {
    for (int blocks : new int[] {1, 2, 3, 4, 5, 8, 11}) {
      for (int depth : new int[] {1, 3, 17}) {
        int width = blocks * vectors.padding();
        Span a = random(rows * depth);
        Matrix b = random(depth * width).rows(width);
        Span bias = random(width);
        checkProduct(a.rows(depth), b, bias.everyRow(), rows, width, depth);
        checkProduct(a.rows(rows).transposed(), b, bias.everyRow(), rows, width, depth);
        checkProduct(a.everywhere(), b, bias.everyRow(), rows, width, depth);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {208, 256, 257, 600})
  void deepProductsOfManyRowsAreThoseOfPlainLoops(int depth) {
    int rows = 523;
    int width = 5 * vectors.padding();
    Matrix b = random(depth * width).rows(width);
    Matrix bias = random(width).everyRow();
    int stride = vectors.rowStride(depth);
    checkProduct(random(rows * depth).rows(depth), b, bias, rows, width, depth);
    checkProduct(random(rows * stride).rows(stride), b, bias, rows, width, depth);
    checkProduct(random(rows * depth).rows(rows).transposed(), b, bias, rows, width, depth);
  }

  private void checkProduct(Matrix a, Matrix b, Matrix start, int rows, int width, int depth) {
    Matrix weights = asWeights(b, depth, width);
    for (float floor : new float[] {0, Float.NEGATIVE_INFINITY}) {
      Span expected = arena.allocate((rows + 1) * width);
      Arrays.fill(expected.data, expected.offset, expected.offset + expected.length, UNTOUCHED);
      Span whole = copy(expected);
      Span split = copy(expected);
      Span ofWeights = copy(expected);
      plain.product(a, b, start, expected.rows(width), 0, rows, width, depth, floor);
      vectors.product(a, b, start, whole.rows(width), 0, rows, width, depth, floor);
      vectors.product(a, b, start, split.rows(width), 0, rows / 3, width, depth, floor);
      vectors.product(a, b, start, split.rows(width), rows / 3, rows, width, depth, floor);
      vectors.product(a, weights, start, ofWeights.rows(width), 0, rows, width, depth, floor);
      float tolerance = Math.max(1e-5f, 1e-7f * depth);
      assertThat(values(whole)).containsExactly(values(expected), within(tolerance));
      assertThat(values(split)).as("the same bits however rows are cut").isEqualTo(values(whole));
      assertThat(values(ofWeights)).as("the same bits from weights").isEqualTo(values(whole));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 7, 13, 131})
  void productsAddToWhatIsThere(int rows) {
    int width = 5 * vectors.padding();
    Matrix a = random(rows * 17).rows(17);
    Matrix columns = random(rows * 17).rows(rows).transposed();
    Matrix b = random(17 * width).rows(width);
    for (Matrix left : List.of(a, columns)) {
      Span before = random(rows * width);
      Matrix rowByRow = copy(before).rows(width);
      Matrix inPanels = asWeights(rowByRow, rows, width);
      Matrix expected = before.rows(width);
      plain.product(left, b, expected, expected, 0, rows, width, 17, Float.NEGATIVE_INFINITY);
      for (Matrix actual : List.of(rowByRow, inPanels)) {
        vectors.product(left, b, actual, actual, 0, rows, width, 17, Float.NEGATIVE_INFINITY);
        assertThat(elements(actual, rows, width))
            .containsExactly(elements(expected, rows, width), within(1e-5f));
      }
    }
  }

  @Test
  void aFloorLetsPassWhatIsNotANumber() {
    int rows = 12;
    int width = 8 * vectors.padding();
    Span b = random(2 * width);
    b.data[b.offset + 3] = Float.NaN;
    Matrix zeros = arena.allocate(width).everyRow();
    for (int depth : new int[] {1, 2}) {
      Matrix a = random(rows * depth).rows(depth);
      Span c = arena.allocate(rows * width);
      vectors.product(a, b.rows(width), zeros, c.rows(width), 0, rows, width, depth, 0);
      for (int i = 0; i < rows * width; i++) {
        assertThat(Float.isNaN(values(c)[i])).as("element %d", i).isEqualTo(i % width == 3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 23, 32, 70})
  void rowsBecomeColumns(int rows) {
    for (int columns : new int[] {1, 13, 16, 40, 64}) {
      int width = (columns + vectors.padding() - 1) / vectors.padding() * vectors.padding();
      int height = (rows + vectors.padding() - 1) / vectors.padding() * vectors.padding();
      Matrix matrix = random(rows * width).rows(width);
      Matrix weights = asWeights(matrix, rows, width);
      Matrix actual = asWeights(arena.allocate(columns * height).rows(height), columns, height);
      int cut = rows / 2 / Arena.LINE * Arena.LINE;
      vectors.transpose(weights, actual, cut, rows, columns);
      vectors.transpose(weights, actual, 0, cut, columns);
      float[] expected = new float[columns * height];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          expected[j * height + i] = matrix.data[matrix.index(i, j)];
        }
      }
      assertThat(elements(actual, columns, height)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 11})
  void innerProductsAreThoseOfPlainLoops(int rows) {
    for (int columns : new int[] {1, 6}) {
      int depth = 3 * vectors.padding();
      Matrix a = random(rows * depth).rows(depth);
      Matrix b = random(columns * depth).rows(depth);
      Matrix bias = random(columns).everyRow();
      int width = vectors.padding();
      Span expected = arena.allocate(rows * width);
      Span whole = copy(expected);
      Span split = copy(expected);
      plain.innerProducts(a, b, bias, expected.rows(width), 0, rows, columns, depth);
      vectors.innerProducts(a, b, bias, whole.rows(width), 0, rows, columns, depth);
      vectors.innerProducts(a, b, bias, split.rows(width), 0, rows / 2, columns, depth);
      vectors.innerProducts(a, b, bias, split.rows(width), rows / 2, rows, columns, depth);
      assertThat(values(whole)).containsExactly(values(expected), within(1e-5f));
      assertThat(values(split)).as("the same bits however rows are cut").isEqualTo(values(whole));
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activationsAreAccurateTo2e7(Activation f) {
    int count = 64 * 512;
    Span z = arena.allocate(count);
    for (int i = 0; i < count; i++) {
      z.data[z.offset + i] = (i - count / 2) * 1e-3f;
    }
    Span actual = arena.allocate(count);
    Span expected = arena.allocate(count);
    vectors.activate(f, z, actual, 0, count);
    plain.activate(f, z, expected, 0, count);
    for (int i = 0; i < count; i++) {
      float argument = z.data[z.offset + i];
      assertThat(actual.data[actual.offset + i])
          .as("%s(%s)", f, argument)
          .isCloseTo(
              expected.data[expected.offset + i],
              within(2.5e-7f * Math.max(1, Math.abs(argument))));
    }
    if (f == Activation.TANH) {
      for (float value : values(actual)) {
        assertThat(value).isBetween(-1f, 1f);
      }
    }
  }

  @Test
  void everyStretchBeginsOnACacheLine() {
    assertThat(Arena.firstAlignedIndex(false)).as("after a header of 16 bytes").isEqualTo(12);
    assertThat(Arena.firstAlignedIndex(true)).as("after a header of 12 bytes").isEqualTo(13);
    int first = Arena.firstAlignedIndex(Arena.compactHeaders());
    for (int length : new int[] {1, 15, 16, 17, 100, Arena.CHUNK, 3}) {
      Span span = arena.allocate(length);
      assertThat((span.offset - first) % Arena.LINE).isZero();
      assertThat(span.data.length - span.offset).isGreaterThanOrEqualTo(length);
      assertThat(span.data.length).as("humongous to G1").isGreaterThanOrEqualTo(Arena.CHUNK);
    }
  }

  @Test
  void stretchesDoNotOverlap() {
    Span left = arena.allocate(17);
    Span right = arena.allocate(17);
    Arrays.fill(right.data, right.offset, right.offset + 17, 1);
    assertThat(values(left)).containsOnly(0);
  }
}

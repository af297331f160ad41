package dev.armature.benchmarks;

import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;
import dev.armature.networks.simd.kernels.Matrix;
import dev.armature.networks.simd.kernels.Span;
import dev.armature.networks.simd.kernels.VectorKernels;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The matrix products of networks-simd on one thread: C [rows, width] = A [rows, depth] B [depth,
 * width], which has 2 · rows · depth · width operations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      VectorJvm.MODULE,
      VectorJvm.TRAPS,
      VectorJvm.QUIET,
      VectorJvm.KERNELS,
      VectorJvm.EARLY
    })
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class KernelBenchmark {

  /**
   * Rows, depth and width: a hidden layer; the critic's and the actor's first layer; the small
   * batch of a small network.
   */
  @Param({"256x256x256", "256x23x256", "256x17x256", "32x64x64"})
  public String shape = "";

  private final Arena arena = new Arena();
  private final Kernels kernels = new VectorKernels(arena);
  private int rows;
  private int depth;
  private int width;
  private Matrix a;
  private Matrix transposedA;
  private Matrix b;
  private Matrix bias;
  private Matrix c;

  /** Lays the matrices out as the networks do. */
  @Setup
  public void setUp() {
    int[] sizes = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    rows = sizes[0];
    depth = sizes[1];
    width = sizes[2];
    int padding = kernels.padding();
    int paddedDepth = (depth + padding - 1) / padding * padding;
    a = filled(rows * paddedDepth).rows(paddedDepth);
    transposedA = filled(depth * rows).rows(rows).transposed();
    b = filled(depth * width).weights(depth, width, kernels);
    bias = filled(width).everyRow();
    c = arena.allocate(rows * width).rows(width);
  }

  private Span filled(int length) {
    Span span = arena.allocate(length);
    for (int i = 0; i < length; i++) {
      span.data[span.offset + i] = (i % 101) / 101f - 0.5f;
    }
    return span;
  }

  /** A layer's forward pass: product, bias and rectifier. */
  @Benchmark
  public void forward() {
    kernels.product(a, b, bias, c, 0, rows, width, depth, 0);
  }

  /** The product of a backward pass that walks down A's columns. */
  @Benchmark
  public void transposed() {
    kernels.product(transposedA, b, c, c, 0, rows, width, depth, Float.NEGATIVE_INFINITY);
  }
}

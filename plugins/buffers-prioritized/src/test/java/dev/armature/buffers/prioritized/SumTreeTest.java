package dev.armature.buffers.prioritized;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against sums taken one priority after the other. */
class SumTreeTest {

  private static final int ROWS = 64;

  /** Whole numbers below 2^12, whose sums are exact in any order. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 255, 256, 257, 5000})
  void theSumIsThatOfAllAndEachPointFallsWhereTheRunningSumPassesIt(int capacity) {
    SplittableRandom random = new SplittableRandom(capacity);
    SumTree tree = new SumTree(capacity);
    float[] plain = new float[capacity];
    int filled = 0;
    for (int round = 0; round < 200; round++) {
      filled = Math.min(capacity, filled + random.nextInt(1, capacity / 50 + 2));
      change(tree, plain, filled, random);

      double total = 0;
      for (float priority : plain) {
        total += priority;
      }
      assertThat(tree.total()).isEqualTo(total);
      double[] points = new double[ROWS];
      int[] expected = new int[ROWS];
      for (int row = 0; row < ROWS; row++) {
        points[row] = random.nextInt(4) == 0 ? (int) (random.nextDouble() * total) : 0;
        points[row] = random.nextInt(4) == 0 ? points[row] : random.nextDouble() * total;
        expected[row] = search(plain, points[row]);
      }
      int[] places = new int[ROWS];
      tree.find(points, places, ROWS, filled);
      assertThat(places).isEqualTo(expected);
    }
  }

  /** One by one and many at once, places that occur twice among them. */
  private static void change(SumTree tree, float[] plain, int filled, SplittableRandom random) {
    for (int place = 0; place < filled; place++) {
      if (plain[place] == 0) {
        plain[place] = random.nextInt(1, 4096);
        tree.set(place, plain[place]);
      }
    }
    int[] places = new int[ROWS];
    float[] changed = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      places[row] = random.nextInt(filled);
      changed[row] = random.nextInt(1, 4096);
      plain[places[row]] = changed[row];
    }
    tree.set(places, changed, ROWS);
  }

  private static int search(float[] plain, double point) {
    double sum = 0;
    int place = 0;
    while (true) {
      sum += plain[place];
      if (point < sum) {
        return place;
      }
      place++;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 300, 70_000})
  void howThePrioritiesCameAboutLeavesNoTrace(int capacity) {
    SplittableRandom random = new SplittableRandom(capacity);
    SumTree worn = new SumTree(capacity);
    int[] places = new int[ROWS];
    float[] changed = new float[ROWS];
    for (int round = 0; round < 3000; round++) {
      for (int row = 0; row < ROWS; row++) {
        places[row] = random.nextInt(capacity);
        changed[row] = (float) Math.exp(40 * random.nextDouble() - 20);
      }
      worn.set(places, changed, ROWS);
      worn.set(random.nextInt(capacity), (float) random.nextDouble());
    }
    SumTree fresh = new SumTree(capacity);
    for (int place = capacity - 1; place >= 0; place--) {
      fresh.set(place, worn.get(place));
    }
    SumTree loaded = new SumTree(capacity);
    System.arraycopy(worn.priorities(), 0, loaded.priorities(), 0, capacity);
    loaded.sumUp();

    double exact = 0;
    for (int place = 0; place < capacity; place++) {
      exact += worn.get(place);
    }
    assertThat(worn.total()).isEqualTo(fresh.total()).isEqualTo(loaded.total());
    assertThat(worn.total() / exact).isBetween(1 - 1e-11, 1 + 1e-11);
  }

  /** Sums of such numbers are rounded, and the last point is the rounded sum itself. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 4000})
  void roundingLeadsToNoPlaceWithoutAPriority(int filled) {
    SplittableRandom random = new SplittableRandom(filled);
    SumTree tree = new SumTree(5000);
    for (int place = 0; place < filled; place++) {
      tree.set(place, (float) Math.exp(160 * random.nextDouble() - 80));
    }
    double[] points = {0, tree.total(), Math.nextDown(tree.total()), Math.nextUp(tree.total())};
    int[] places = new int[4];
    tree.find(points, places, 4, filled);

    assertThat(places[0]).isZero();
    for (int place : places) {
      assertThat(place).isBetween(0, filled - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, Float.MAX_VALUE})
  void theSmallestAndTheLargestFloatsHaveASum(float priority) {
    SumTree tree = new SumTree(100_000);
    for (int place = 0; place < 100_000; place++) {
      tree.set(place, priority);
    }
    assertThat(tree.total()).isEqualTo(100_000.0 * priority);
  }
}

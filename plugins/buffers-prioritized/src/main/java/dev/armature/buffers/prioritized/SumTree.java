package dev.armature.buffers.prioritized;

/**
 * Priorities by place, and their sums: finds the place where a running sum passes a number, and
 * changes a priority, in time logarithmic in the number of places. Source: Schaul et al. 2016,
 * appendix B.2.1, where the tree is binary.
 *
 * <p>Here a node has 16 children:
 *
 * <pre>
 *   priorities  float  [capacity]          of place i
 *   totals[0]   double [⌈capacity / 16⌉]   of node n: the sum of places 16 n, …, 16 n + 15
 *   totals[1]   double [⌈… / 16⌉]          of node n: the sum of totals[0] 16 n, …, 16 n + 15
 *   …
 *   totals[top] double [1]                 the sum of all
 *   before[l]   as totals[l]               the sum of those before it under the same parent
 * </pre>
 *
 * <p>The 16 priorities of a node take as much as a cache line, and a million of them make five
 * levels instead of twenty. All that a search reads above them is half a megabyte and stays in the
 * cache. A batch goes down level by level, all of its rows before the next level: no row depends on
 * another, so that the processor works at several. Which child a point falls to is found in four
 * comparisons, from the bits of the doubles and without a branch: it is chance, and guessing wrong
 * takes longer than all four. Before it looks through the priorities, it reads the ends of each
 * row's node: loads that depend on nothing and so wait for memory side by side. Arrays are filled
 * up with zeros to whole nodes, so that there always are sixteen.
 *
 * <p>A sum is always computed anew from its children, in the order in which they stand, never by
 * adding a difference. So it depends on the priorities alone, not on how they came about: it does
 * not drift, and a tree that is loaded has the bits of the one saved. Sums are doubles, which hold
 * 2<sup>31</sup> of the largest floats.
 */
final class SumTree {

  private static final int CHILD_BITS = 4;
  private static final int CHILDREN = 1 << CHILD_BITS;

  /** The most places: whole nodes, in an array that every JVM allocates. */
  static final int LARGEST_CAPACITY = (Integer.MAX_VALUE - 8) / CHILDREN * CHILDREN;

  private final float[] priorities;
  private final double[][] totals;
  private final double[][] before;

  /** Takes the sum of what is read ahead, so that the compiler keeps the loads. */
  @SuppressWarnings("unused")
  private float fetched;

  /**
   * Priorities of 0.
   *
   * @param capacity the number of places, in [1, {@link #LARGEST_CAPACITY}]
   */
  SumTree(int capacity) {
    priorities = new float[parents(capacity) * CHILDREN];
    int top = 0;
    for (int nodes = parents(capacity); nodes > 1; nodes = parents(nodes)) {
      top++;
    }
    totals = new double[top + 1][];
    before = new double[top][];
    int nodes = parents(capacity);
    for (int level = 0; level < top; level++) {
      totals[level] = new double[parents(nodes) * CHILDREN];
      before[level] = new double[totals[level].length];
      nodes = parents(nodes);
    }
    totals[top] = new double[1];
  }

  private static int parents(int children) {
    return (children - 1) / CHILDREN + 1;
  }

  /** The memory that a tree takes [bytes], to within a few nodes. */
  static long bytes(int capacity) {
    return (long) capacity * Float.BYTES + 2L * capacity * Double.BYTES / (CHILDREN - 1);
  }

  /** The priority at a place. */
  float get(int place) {
    return priorities[place];
  }

  /** The sum of all priorities. */
  double total() {
    return totals[before.length][0];
  }

  /** Changes the priority at a place. */
  void set(int place, float priority) {
    priorities[place] = priority;
    int node = place >>> CHILD_BITS;
    sumPriorities(node);
    for (int level = 0; level < before.length; level++) {
      node >>>= CHILD_BITS;
      sumTotals(level, node);
    }
  }

  /**
   * Changes many priorities, level by level: a node that several of them share, one after the
   * other, is summed once.
   *
   * @param places where; of one that occurs twice the last priority counts
   * @param changed the new priorities, by row
   * @param rows how many
   */
  void set(int[] places, float[] changed, int rows) {
    for (int row = 0; row < rows; row++) {
      priorities[places[row]] = changed[row];
    }
    int last = -1;
    for (int row = 0; row < rows; row++) {
      int node = ancestor(places[row], 0);
      if (node != last) {
        sumPriorities(node);
        last = node;
      }
    }
    for (int level = 0; level < before.length; level++) {
      last = -1;
      for (int row = 0; row < rows; row++) {
        int parent = ancestor(places[row], level + 1);
        if (parent != last) {
          sumTotals(level, parent);
          last = parent;
        }
      }
    }
  }

  /** The node of that level over a place; a shift by 32 bits is one of 0 to an int. */
  private static int ancestor(int place, int level) {
    return (int) ((long) place >>> (CHILD_BITS * (level + 1)));
  }

  private void sumPriorities(int node) {
    double sum = 0;
    for (int i = node * CHILDREN; i < (node + 1) * CHILDREN; i++) {
      sum += priorities[i];
    }
    totals[0][node] = sum;
  }

  /** Sums up the children at {@code level} of a node of the level above. */
  private void sumTotals(int level, int parent) {
    double[] children = totals[level];
    double[] sums = before[level];
    double sum = 0;
    for (int i = parent * CHILDREN; i < (parent + 1) * CHILDREN; i++) {
      sums[i] = sum;
      sum += children[i];
    }
    totals[level + 1][parent] = sum;
  }

  /**
   * Finds for each point x the first place at which the sum of the priorities up to and with it is
   * above x. A point that rounding lets slip past the last one falls on that.
   *
   * @param points each in [0, {@link #total()}]; afterwards they mean nothing
   * @param places filled with the places, in [0, {@code filled})
   * @param rows how many
   * @param filled so many of the first places have a priority, at least 1
   */
  void find(double[] points, int[] places, int rows, int filled) {
    for (int row = 0; row < rows; row++) {
      places[row] = 0;
    }
    for (int level = before.length - 1; level >= 0; level--) {
      double[] sums = before[level];
      int last = ancestor(filled - 1, level);
      for (int row = 0; row < rows; row++) {
        long point = Double.doubleToRawLongBits(points[row]);
        int child = places[row] * CHILDREN;
        child += 8 * oneIfReached(point, sums[child + 8]);
        child += 4 * oneIfReached(point, sums[child + 4]);
        child += 2 * oneIfReached(point, sums[child + 2]);
        child += oneIfReached(point, sums[child + 1]);
        child = Math.min(child, last);
        places[row] = child;
        points[row] -= sums[child];
      }
    }
    float read = 0;
    for (int row = 0; row < rows; row++) {
      int first = places[row] * CHILDREN;
      read += priorities[first] + priorities[first + CHILDREN - 1];
    }
    fetched = read;
    for (int row = 0; row < rows; row++) {
      long point = Double.doubleToRawLongBits(points[row]);
      int first = places[row] * CHILDREN;
      int place = first;
      double sum = 0;
      for (int i = 0; i < CHILDREN - 1; i++) {
        sum += priorities[first + i];
        place += oneIfReached(point, sum);
      }
      places[row] = Math.min(place, filled - 1);
    }
  }

  /** 1 where {@code point ≥ sum}, else 0: doubles not below 0 compare as their bits do. */
  private static int oneIfReached(long point, double sum) {
    return 1 + (int) ((point - Double.doubleToRawLongBits(sum)) >> 63);
  }

  /** The array with the priorities, by place; after a change {@link #sumUp} is to be called. */
  float[] priorities() {
    return priorities;
  }

  /** Computes all sums. */
  void sumUp() {
    for (int node = 0; node < priorities.length / CHILDREN; node++) {
      sumPriorities(node);
    }
    for (int level = 0; level < before.length; level++) {
      for (int parent = 0; parent < totals[level].length / CHILDREN; parent++) {
        sumTotals(level, parent);
      }
    }
  }
}

package dev.armature.buffers.prioritized;

import java.util.Arrays;

/**
 * Priorities by place, and their sums: finds the place where a running sum passes a number, and
 * changes a priority, in time logarithmic in the number of places. Source: Schaul et al. 2016,
 * appendix B.2.1, where the tree is binary.
 *
 * <p>Here a node has 16 children:
 *
 * <pre>
 *   priorities  float  [capacity]   place i
 *   sums[0]     double [⌈capacity / 16⌉]   node n: sum of the places 16 n, …, 16 n + 15
 *   sums[1]     double [⌈… / 16⌉]   node n: sum of the nodes 16 n, …, 16 n + 15 of sums[0]
 *   …
 *   sums[last]  double [1]   the sum of all
 * </pre>
 *
 * <p>The priorities of one node are the 64 bytes of a cache line, and a million of them take five
 * steps instead of twenty. All sums above them take half a megabyte and so stay in the cache: a
 * search waits for memory once, for the priorities themselves. A batch is searched in two passes.
 * The first goes down to the node above the priorities and reads one of them, loads that depend on
 * nothing and so wait side by side; the second looks through what is in the cache by now. Arrays
 * are filled up with zeros to whole nodes, so that every sum is one of 16.
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
  private final double[][] sums;

  /** Takes what is read ahead, so that the compiler keeps its loads. */
  @SuppressWarnings("unused")
  private float fetched;

  /**
   * Priorities of 0.
   *
   * @param capacity the number of places, in [1, {@link #LARGEST_CAPACITY}]
   */
  SumTree(int capacity) {
    priorities = new float[nodesOver(capacity) * CHILDREN];
    int levels = 1;
    for (int nodes = nodesOver(capacity); nodes > 1; nodes = nodesOver(nodes)) {
      levels++;
    }
    sums = new double[levels][];
    int nodes = capacity;
    for (int level = 0; level < levels; level++) {
      nodes = nodesOver(nodes);
      sums[level] = new double[level == levels - 1 ? 1 : nodesOver(nodes) * CHILDREN];
    }
  }

  private static int nodesOver(int children) {
    return (children - 1) / CHILDREN + 1;
  }

  /** The memory that a tree takes [bytes], to within a node for each level. */
  static long bytes(int capacity) {
    return (long) capacity * Float.BYTES + (long) capacity * Double.BYTES / (CHILDREN - 1);
  }

  /** The priority at a place. */
  float get(int place) {
    return priorities[place];
  }

  /** The sum of all priorities. */
  double total() {
    return sums[sums.length - 1][0];
  }

  /** Changes the priority at a place. */
  void set(int place, float priority) {
    priorities[place] = priority;
    int node = place >>> CHILD_BITS;
    sums[0][node] = sum(priorities, node);
    for (int level = 1; level < sums.length; level++) {
      node >>>= CHILD_BITS;
      sums[level][node] = sum(sums[level - 1], node);
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
    for (int level = 0; level < sums.length; level++) {
      int last = -1;
      for (int row = 0; row < rows; row++) {
        int node = ancestor(places[row], level);
        if (node != last) {
          sums[level][node] = level == 0 ? sum(priorities, node) : sum(sums[level - 1], node);
          last = node;
        }
      }
    }
  }

  /** The node of that level over a place; a shift by 32 bits is one of 0 to an int. */
  private static int ancestor(int place, int level) {
    return (int) ((long) place >>> (CHILD_BITS * (level + 1)));
  }

  private static double sum(float[] children, int node) {
    double sum = 0;
    for (int i = node * CHILDREN; i < (node + 1) * CHILDREN; i++) {
      sum += children[i];
    }
    return sum;
  }

  private static double sum(double[] children, int node) {
    double sum = 0;
    for (int i = node * CHILDREN; i < (node + 1) * CHILDREN; i++) {
      sum += children[i];
    }
    return sum;
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
    float read = 0;
    for (int row = 0; row < rows; row++) {
      double rest = points[row];
      int node = 0;
      for (int level = sums.length - 2; level >= 0; level--) {
        double[] children = sums[level];
        node *= CHILDREN;
        int last = Math.min(node + CHILDREN - 1, ancestor(filled - 1, level));
        while (node < last && rest >= children[node]) {
          rest -= children[node++];
        }
      }
      points[row] = rest;
      places[row] = node;
      read += priorities[node * CHILDREN];
    }
    fetched = read;
    for (int row = 0; row < rows; row++) {
      double rest = points[row];
      int place = places[row] * CHILDREN;
      int last = Math.min(place + CHILDREN - 1, filled - 1);
      while (place < last && rest >= priorities[place]) {
        rest -= priorities[place++];
      }
      places[row] = place;
    }
  }

  /** The array with the priorities, by place; after a change {@link #sumUp} is to be called. */
  float[] priorities() {
    return priorities;
  }

  /** Computes all sums. */
  void sumUp() {
    for (int level = 0; level < sums.length; level++) {
      int nodes = (level == 0 ? priorities.length : sums[level - 1].length) / CHILDREN;
      for (int node = 0; node < nodes; node++) {
        sums[level][node] = level == 0 ? sum(priorities, node) : sum(sums[level - 1], node);
      }
    }
  }

  /** Sets all priorities to 0. */
  void clear() {
    Arrays.fill(priorities, 0);
    sumUp();
  }
}

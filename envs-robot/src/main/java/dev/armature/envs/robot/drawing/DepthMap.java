package dev.armature.envs.robot.drawing;

import java.util.Arrays;

/**
 * For each sample of a view, how near to the viewer the nearest body is. Samples lie evenly about
 * the view's centre, in rows from the top.
 */
final class DepthMap {

  /** Where there is no body. */
  static final float NOTHING = Float.NEGATIVE_INFINITY;

  private final View view;
  private final int columns;
  private final int rows;
  private final double pitch;
  private final float[] depth;
  private final Body.Hit hit = new Body.Hit();

  /** Is told where a body is nearer than all before it. */
  @FunctionalInterface
  interface Surface {

    /**
     * @param sample the index of the sample
     * @param point of the world
     * @param normal the surface's outward unit normal in the world
     */
    void found(int sample, Vector point, Vector normal);
  }

  /**
   * @param pitch the distance between two samples [m]
   */
  DepthMap(View view, int columns, int rows, double pitch) {
    this.view = view;
    this.columns = columns;
    this.rows = rows;
    this.pitch = pitch;
    depth = new float[columns * rows];
  }

  View view() {
    return view;
  }

  /** How far towards the viewer the body at a sample lies [m]; {@link #NOTHING} for none. */
  float depth(int sample) {
    return depth[sample];
  }

  void clear() {
    Arrays.fill(depth, NOTHING);
  }

  void add(Body body, Surface surface) {
    Body.Seen seen = body.in(view);
    int left = Math.max(0, (int) Math.ceil(column(seen.left())));
    int right = Math.min(columns - 1, (int) Math.floor(column(seen.right())));
    int top = Math.max(0, (int) Math.ceil(row(seen.top())));
    int bottom = Math.min(rows - 1, (int) Math.floor(row(seen.bottom())));
    for (int row = top; row <= bottom; row++) {
      double v = ((rows - 1) / 2.0 - row) * pitch;
      for (int column = left; column <= right; column++) {
        double u = (column - (columns - 1) / 2.0) * pitch;
        int sample = row * columns + column;
        if (seen.meets(u, v, hit) && hit.w > depth[sample]) {
          depth[sample] = (float) hit.w;
          surface.found(sample, view.point(u, v, hit.w), view.direction(hit.nu, hit.nv, hit.nw));
        }
      }
    }
  }

  /**
   * How much of a point of the world the viewer sees: the share of the nine samples about it where
   * no body is nearer. A point out of the picture is seen whole.
   */
  double visible(Vector point) {
    Vector seen = view.seen(point);
    int column = (int) Math.round(column(seen.x()));
    int row = (int) Math.round(row(seen.y()));
    if (column < 1 || row < 1 || column > columns - 2 || row > rows - 2) {
      return 1;
    }
    int free = 0;
    for (int j = row - 1; j <= row + 1; j++) {
      for (int i = column - 1; i <= column + 1; i++) {
        free += depth[j * columns + i] <= seen.z() ? 1 : 0;
      }
    }
    return free / 9.0;
  }

  private double column(double u) {
    return (columns - 1) / 2.0 + u / pitch;
  }

  private double row(double v) {
    return (rows - 1) / 2.0 - v / pitch;
  }
}

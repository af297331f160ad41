package dev.armature.envs.robot.drawing;

import java.util.List;

/**
 * A box seen along w. It is where three slabs, one an axis of the box, overlap: the ray enters it
 * where it has entered the last of them.
 */
final class SeenBlock implements Body.Seen {

  private static final int AXES = 3;

  private final Vector centre;
  private final double halfWidth;
  private final double halfHeight;

  /** Unit vectors along the edges: their u, v and w; and half the length of the edges. */
  private final double[] axisU = new double[AXES];

  private final double[] axisV = new double[AXES];
  private final double[] axisW = new double[AXES];
  private final double[] half = new double[AXES];

  SeenBlock(Vector centre, List<Vector> halfEdges) {
    this.centre = centre;
    double width = 0;
    double height = 0;
    for (int i = 0; i < AXES; i++) {
      Vector edge = halfEdges.get(i);
      half[i] = Math.sqrt(edge.dot(edge));
      axisU[i] = edge.x() / half[i];
      axisV[i] = edge.y() / half[i];
      axisW[i] = edge.z() / half[i];
      width += Math.abs(edge.x());
      height += Math.abs(edge.y());
    }
    halfWidth = width;
    halfHeight = height;
  }

  @Override
  public double left() {
    return centre.x() - halfWidth;
  }

  @Override
  public double right() {
    return centre.x() + halfWidth;
  }

  @Override
  public double bottom() {
    return centre.y() - halfHeight;
  }

  @Override
  public double top() {
    return centre.y() + halfHeight;
  }

  @Override
  public boolean meets(double u, double v, Body.Hit hit) {
    double near = Double.POSITIVE_INFINITY;
    double far = Double.NEGATIVE_INFINITY;
    int face = 0;
    for (int i = 0; i < AXES; i++) {
      double start = (u - centre.x()) * axisU[i] + (v - centre.y()) * axisV[i];
      double rate = axisW[i];
      if (rate == 0) {
        if (Math.abs(start) > half[i]) {
          return false;
        }
        continue;
      }
      double reach = half[i] / Math.abs(rate);
      double middle = -start / rate;
      if (middle + reach < near) {
        near = middle + reach;
        face = i;
      }
      far = Math.max(far, middle - reach);
    }
    if (far > near) {
      return false;
    }
    double side = Math.signum(axisW[face]);
    hit.set(centre.z() + near, side * axisU[face], side * axisV[face], side * axisW[face]);
    return true;
  }
}

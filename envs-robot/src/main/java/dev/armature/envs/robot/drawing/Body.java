package dev.armature.envs.robot.drawing;

/** A convex body in space. */
public sealed interface Body permits Capsule, Cylinder, Block {

  /** The body as it is seen in a view. */
  Seen in(View view);

  /** Where the viewer's ray first meets a body. */
  final class Hit {
    /** How far towards the viewer [m]. */
    double w;

    /** The surface's outward unit normal. */
    double nu;

    double nv;
    double nw;

    void set(double depth, double normalU, double normalV, double normalW) {
      w = depth;
      nu = normalU;
      nv = normalV;
      nw = normalW;
    }
  }

  /** A body in the coordinates of a view. */
  interface Seen {

    /** The bounds of its outline [m]. */
    double left();

    double right();

    double bottom();

    double top();

    /** Whether the ray at (u, v) meets it; if so, {@code hit} is filled in. */
    boolean meets(double u, double v, Hit hit);
  }
}

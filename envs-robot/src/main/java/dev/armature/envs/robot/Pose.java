package dev.armature.envs.robot;

/**
 * A frame in another frame: where its origin lies and how it is turned.
 *
 * @param x origin [m]
 * @param y origin [m]
 * @param z origin [m]
 * @param qw the unit quaternion's real part
 * @param qx its i part
 * @param qy its j part
 * @param qz its k part
 */
record Pose(double x, double y, double z, double qw, double qx, double qy, double qz) {

  static final Pose IDENTITY = at(0, 0, 0);

  static Pose at(double x, double y, double z) {
    return new Pose(x, y, z, 1, 0, 0, 0);
  }

  /** Turned by {@code angle} [rad] about x. */
  static Pose rotationX(double angle) {
    return new Pose(0, 0, 0, Math.cos(angle / 2), Math.sin(angle / 2), 0, 0);
  }

  /** Turned by {@code angle} [rad] about y. */
  static Pose rotationY(double angle) {
    return new Pose(0, 0, 0, Math.cos(angle / 2), 0, Math.sin(angle / 2), 0);
  }

  /** Turned by {@code angle} [rad] about z. */
  static Pose rotationZ(double angle) {
    return new Pose(0, 0, 0, Math.cos(angle / 2), 0, 0, Math.sin(angle / 2));
  }

  /** The frame that {@code inner} describes in this one, seen from where this one is seen. */
  Pose then(Pose inner) {
    // v + 2 w (u × v) + 2 u × (u × v), the rotation of v by the quaternion (w, u).
    double tx = 2 * (qy * inner.z - qz * inner.y);
    double ty = 2 * (qz * inner.x - qx * inner.z);
    double tz = 2 * (qx * inner.y - qy * inner.x);
    return new Pose(
        x + inner.x + qw * tx + qy * tz - qz * ty,
        y + inner.y + qw * ty + qz * tx - qx * tz,
        z + inner.z + qw * tz + qx * ty - qy * tx,
        qw * inner.qw - qx * inner.qx - qy * inner.qy - qz * inner.qz,
        qw * inner.qx + qx * inner.qw + qy * inner.qz - qz * inner.qy,
        qw * inner.qy - qx * inner.qz + qy * inner.qw + qz * inner.qx,
        qw * inner.qz + qx * inner.qy - qy * inner.qx + qz * inner.qw);
  }

  /** The outer frame as seen from this one. */
  Pose inverse() {
    Pose turnedBack = new Pose(0, 0, 0, qw, -qx, -qy, -qz);
    return turnedBack.then(at(-x, -y, -z));
  }
}

package dev.armature.envs.robot;

/**
 * Mass, centre of mass and inertia of a rigid body, in the frame that its user names.
 *
 * @param mass [kg]
 * @param x centre of mass [m]
 * @param y centre of mass [m]
 * @param z centre of mass [m]
 * @param xx moment of inertia about the axis through the centre of mass along x [kg·m²]
 * @param yy the same along y
 * @param zz the same along z
 */
record MassProperties(double mass, double x, double y, double z, double xx, double yy, double zz) {

  /** The same body in a frame whose origin lies at (−dx, −dy, −dz) of the present one. */
  MassProperties shifted(double dx, double dy, double dz) {
    return new MassProperties(mass, x + dx, y + dy, z + dz, xx, yy, zz);
  }

  /**
   * Both bodies as one, by the parallel axis theorem. Products of inertia are left out: they vanish
   * where the two centres of mass differ along one axis only.
   */
  MassProperties and(MassProperties other) {
    double total = mass + other.mass;
    double dx = other.x - x;
    double dy = other.y - y;
    double dz = other.z - z;
    double reduced = mass * other.mass / total;
    return new MassProperties(
        total,
        x + dx * other.mass / total,
        y + dy * other.mass / total,
        z + dz * other.mass / total,
        xx + other.xx + reduced * (dy * dy + dz * dz),
        yy + other.yy + reduced * (dx * dx + dz * dz),
        zz + other.zz + reduced * (dx * dx + dy * dy));
  }
}

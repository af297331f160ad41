package dev.armature.envs.robot;

import java.util.ArrayList;
import java.util.List;

/**
 * The geoms of a model and who of them touches whom. Each two that do are written as a pair of
 * their own, for MuJoCo would let two surfaces rub with the greater of their coefficients, not the
 * mean.
 */
final class MujocoContacts {

  /**
   * Coefficients of torsional [m] and rolling friction [m] of all pairs; MuJoCo's defaults, which
   * MuJoCo Menagerie keeps for the pads of {@code robotiq_2f85}.
   */
  private static final double TORSIONAL_FRICTION = 0.005;

  private static final double ROLLING_FRICTION = 0.0001;

  private final List<String> names = new ArrayList<>();
  private final List<Collider> colliders = new ArrayList<>();

  /** Writes a geom into the body that is being written; the collider's pose is in {@code frame}. */
  void writeGeom(Mjcf mjcf, String name, Pose frame, Collider collider) {
    names.add(name);
    colliders.add(collider);
    mjcf.leaf("geom").with("name", name);
    Pose pose = frame.then(collider.pose());
    if (collider.shape() instanceof Collider.Capsule capsule) {
      // A capsule in MuJoCo lies along z.
      mjcf.with("type", "capsule")
          .with("size", capsule.radius(), capsule.halfLength())
          .at(pose.then(Pose.rotationY(Math.PI / 2)));
    } else if (collider.shape() instanceof Collider.Box box) {
      mjcf.with("type", "box").with("size", box.x(), box.y(), box.z()).at(pose);
    }
  }

  /** Writes the pairs of all geoms written before. */
  void writePairs(Mjcf mjcf) {
    mjcf.begin("contact");
    for (int i = 0; i < colliders.size(); i++) {
      for (int j = 0; j < i; j++) {
        Collider one = colliders.get(i);
        Collider other = colliders.get(j);
        if (one.group().touches(other.group())) {
          double friction = (one.friction() + other.friction()) / 2;
          mjcf.leaf("pair")
              .with("geom1", names.get(j))
              .with("geom2", names.get(i))
              .with(
                  "friction",
                  friction,
                  friction,
                  TORSIONAL_FRICTION,
                  ROLLING_FRICTION,
                  ROLLING_FRICTION);
        }
      }
    }
    mjcf.end();
  }
}

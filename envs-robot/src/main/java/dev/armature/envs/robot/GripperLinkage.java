package dev.armature.envs.robot;

/**
 * A finger's four-bar linkage: every angle that follows from the driver's.
 *
 * <p>While nothing bends the finger, its spring holds the coupler on its stop at 0, so driver and
 * coupler move as one bar from the driver's pivot to the follower's origin. With the spring link as
 * the opposite bar the linkage is nearly a parallelogram: the follower keeps its direction within
 * 0.033 rad over the whole stroke. The angles are those of two circles' intersection: the pin lies
 * on one circle about the spring link's pivot and on one about the follower's origin.
 */
final class GripperLinkage {

  /** The coupler's angle on the driver [rad]: on its stop at every driver angle. */
  static final double COUPLER = 0;

  /** From the driver's pivot to the follower's origin at the driver angle 0 [m]. */
  static final double BAR_Y = Gripper.SPRING_LINK_Y + Gripper.FOLLOWER_Y - Gripper.DRIVER_Y;

  static final double BAR_Z = Gripper.SPRING_LINK_Z + Gripper.FOLLOWER_Z - Gripper.DRIVER_Z;

  private static final double LINK_Y = Gripper.FOLLOWER_Y + Gripper.FOLLOWER_PIN_Y;
  private static final double LINK_Z = Gripper.FOLLOWER_Z + Gripper.FOLLOWER_PIN_Z;
  private static final double LINK_SQUARED = LINK_Y * LINK_Y + LINK_Z * LINK_Z;
  private static final double PIN_SQUARED =
      Gripper.FOLLOWER_PIN_Y * Gripper.FOLLOWER_PIN_Y
          + Gripper.FOLLOWER_PIN_Z * Gripper.FOLLOWER_PIN_Z;
  private static final double PAD_Z = (Gripper.INNER_PAD_Z + Gripper.OUTER_PAD_Z) / 2;

  private GripperLinkage() {}

  /** The spring link's angle on the base [rad] at this driver angle. */
  static double springLink(double driver) {
    double y = originY(driver) + pinY(driver) - Gripper.SPRING_LINK_Y;
    double z = followerHeight(driver) + pinZ(driver) - Gripper.SPRING_LINK_Z;
    return Math.atan2(LINK_Y * z - LINK_Z * y, LINK_Y * y + LINK_Z * z);
  }

  /** The follower's angle on the spring link [rad] at this driver angle. */
  static double follower(double driver) {
    return tilt(driver) - springLink(driver);
  }

  /** The follower's angle to the base [rad]: how far the pads are from parallel. */
  static double tilt(double driver) {
    double y = pinY(driver);
    double z = pinZ(driver);
    return Math.atan2(
        Gripper.FOLLOWER_PIN_Y * z - Gripper.FOLLOWER_PIN_Z * y,
        Gripper.FOLLOWER_PIN_Y * y + Gripper.FOLLOWER_PIN_Z * z);
  }

  /** The distance between the middles of the two pads' faces [m]. */
  static double opening(double driver) {
    double tilt = tilt(driver);
    double face = Gripper.PAD_Y - Gripper.PAD_HALF_Y;
    return 2 * (originY(driver) + face * Math.cos(tilt) - PAD_Z * Math.sin(tilt));
  }

  /** The height of the pads' middles over the gripper's base [m]. */
  static double padHeight(double driver) {
    double tilt = tilt(driver);
    double face = Gripper.PAD_Y - Gripper.PAD_HALF_Y;
    return followerHeight(driver) + face * Math.sin(tilt) + PAD_Z * Math.cos(tilt);
  }

  /** The height of the follower's origin over the gripper's base [m]. */
  static double followerHeight(double driver) {
    return Gripper.DRIVER_Z + BAR_Y * Math.sin(driver) + BAR_Z * Math.cos(driver);
  }

  /** The driver angle at which the pads meet [rad]. */
  static double meetingAngle() {
    return angleAt(0);
  }

  /** The driver angle at which the pads are {@code opening} [m] apart. */
  static double angleAt(double opening) {
    double open = 0;
    double closed = Gripper.CLOSED;
    while (true) {
      double middle = (open + closed) / 2;
      if (middle == open || middle == closed) {
        return middle;
      }
      if (opening(middle) > opening) {
        open = middle;
      } else {
        closed = middle;
      }
    }
  }

  /** How far the follower's origin is from the gripper's axis [m]. */
  private static double originY(double driver) {
    return Gripper.DRIVER_Y + BAR_Y * Math.cos(driver) - BAR_Z * Math.sin(driver);
  }

  /** From the follower's origin to its pin, in the gripper's axes. */
  private static double pinY(double driver) {
    double toPivotY = Gripper.SPRING_LINK_Y - originY(driver);
    double toPivotZ = Gripper.SPRING_LINK_Z - followerHeight(driver);
    return along(toPivotY, toPivotZ) * toPivotY + across(toPivotY, toPivotZ) * toPivotZ;
  }

  private static double pinZ(double driver) {
    double toPivotY = Gripper.SPRING_LINK_Y - originY(driver);
    double toPivotZ = Gripper.SPRING_LINK_Z - followerHeight(driver);
    return along(toPivotY, toPivotZ) * toPivotZ - across(toPivotY, toPivotZ) * toPivotY;
  }

  /** How far the circles' common chord lies towards the pivot, as a share of the distance. */
  private static double along(double y, double z) {
    double squared = y * y + z * z;
    return (PIN_SQUARED - LINK_SQUARED + squared) / (2 * squared);
  }

  /** Half the common chord, as a share of the distance; the pin is on its fingertip side. */
  private static double across(double y, double z) {
    double share = along(y, z);
    return Math.sqrt(PIN_SQUARED / (y * y + z * z) - share * share);
  }
}

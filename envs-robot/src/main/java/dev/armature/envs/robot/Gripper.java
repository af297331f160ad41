package dev.armature.envs.robot;

/**
 * A Robotiq 2F-85: two fingers on four-bar linkages that one motor closes together.
 *
 * <p>Each finger: the <em>driver</em> turns on the base, the <em>coupler</em> on the driver's end;
 * the <em>spring link</em> turns on the base, the <em>follower</em>, which carries the pad, on the
 * spring link's end; the coupler's far end is pinned to the follower. Angles are about the finger's
 * x axis; a positive driver angle closes. Lengths are given in the plane of the finger, as (y, z):
 * y from the gripper's axis to the finger, z towards the fingertips. The left finger is the right
 * one turned by π about z.
 *
 * <p>Source of all numbers unless stated otherwise: MuJoCo Menagerie, {@code
 * robotiq_2f85/2f85.xml}.
 */
final class Gripper {

  /** The joints of both fingers. */
  static final int JOINTS = 8;

  /** Where {@link Joint#RIGHT_DRIVER} stands among the joints. */
  static final int RIGHT_DRIVER = Joint.RIGHT_DRIVER.index();

  /** Where {@link Joint#LEFT_DRIVER} stands among the joints. */
  static final int LEFT_DRIVER = Joint.LEFT_DRIVER.index();

  /** The driver angle with the fingers closed; 0 is open [rad]. */
  static final double CLOSED = 0.8;

  /**
   * The greatest speed of a driver [rad/s]: the whole stroke of 85 mm at 150 mm/s; Robotiq 2F-85
   * data sheet.
   */
  static final double VELOCITY_LIMIT = CLOSED * 0.150 / 0.085;

  /** From the arm's flange to the gripper's base frame, along the tool axis [m]. */
  static final double MOUNT = 0.0108;

  /** Base. */
  static final MassProperties BASE =
      new MassProperties(0.777441, 0, 0, 0.0354675, 2.60285e-4, 2.25381e-4, 1.52708e-4);

  /** A box about the base: half sizes and the height of its centre [m]; measured on its mesh. */
  static final double BASE_HALF_X = 0.03;

  static final double BASE_HALF_Y = 0.055;
  static final double BASE_HALF_Z = 0.045;

  static final double DRIVER_Y = 0.0306011;
  static final double DRIVER_Z = 0.054904;
  static final double COUPLER_Y = 0.0315;
  static final double COUPLER_Z = -0.0041;
  static final double SPRING_LINK_Y = 0.0132;
  static final double SPRING_LINK_Z = 0.0609;

  /** Origin of the follower in the spring link; the coupler is pinned to it there. */
  static final double FOLLOWER_Y = 0.055;

  static final double FOLLOWER_Z = 0.0375;

  /** The pin between spring link and follower, in the follower. */
  static final double FOLLOWER_PIN_Y = -0.018;

  static final double FOLLOWER_PIN_Z = 0.0065;

  static final MassProperties DRIVER =
      new MassProperties(0.00899563, 0, 0.0177547, 0.00107314, 1.72e-6, 3.2e-7, 1.6e-6);
  static final MassProperties COUPLER =
      new MassProperties(0.0140974, 0, 0.00301209, 0.0232175, 4.16e-6, 3.52e-6, 8.9e-7);
  static final MassProperties SPRING_LINK =
      new MassProperties(0.0221642, 0, 0.0181624, 0.0212658, 8.97e-6, 6.72e-6, 2.64e-6);

  /** Follower and pad together, in the follower's frame. */
  static final MassProperties FOLLOWER =
      new MassProperties(0.0160222, 0, -0.013308, 0.016748, 3.1e-6, 2.8e-6, 7.3e-7);

  /** The pad's two boxes: half sizes, and their centres in the follower [m]. */
  static final double PAD_HALF_X = 0.011;

  static final double PAD_HALF_Y = 0.004;
  static final double PAD_HALF_Z = 0.009375;
  static final double PAD_Y = -0.0189 - 0.0026;
  static final double INNER_PAD_Z = 0.01352 + 0.009375;
  static final double OUTER_PAD_Z = 0.01352 + 0.028125;

  /** Coefficients of friction of the two boxes. */
  static final double INNER_PAD_FRICTION = 0.6;

  static final double OUTER_PAD_FRICTION = 0.7;

  /** What the motor's rotor adds to a driver's inertia [kg·m²]. */
  static final double DRIVER_ARMATURE = 0.005;

  /** A driver's own friction [N·m·s/rad]. */
  static final double DRIVER_DAMPING = 0.1;

  /** The spring that holds the coupler on its stop: stiffness [N·m/rad], angle of rest [rad]. */
  static final double SPRING_STIFFNESS = 0.05;

  static final double SPRING_REFERENCE = 2.62;
  static final double SPRING_LINK_DAMPING = 0.00125;

  /** Where the other joints stop [rad]; the coupler's upper stop is at 0. */
  static final double COUPLER_LOW = -1.57;

  static final double SPRING_LINK_LOW = -0.29670597283;
  static final double SPRING_LINK_HIGH = 0.8;
  static final double FOLLOWER_LIMIT = 0.872664;

  /**
   * The motor acts on the mean m of the drivers: force = stiffness · (target − m) − damping · dm/dt
   * within the limit; half of it turns each driver.
   */
  static final double MOTOR_STIFFNESS = 100;

  static final double MOTOR_DAMPING = 10;
  static final double MOTOR_LIMIT = 5;

  /**
   * The tool centre point on the tool axis, from the flange [m]: the middle of the pads where they
   * meet.
   */
  static final double TOOL_CENTRE_POINT =
      MOUNT + GripperLinkage.padHeight(GripperLinkage.meetingAngle());

  /** The joints in the order of the model in MuJoCo Menagerie. */
  enum Joint {
    RIGHT_DRIVER,
    RIGHT_COUPLER,
    RIGHT_SPRING_LINK,
    RIGHT_FOLLOWER,
    LEFT_DRIVER,
    LEFT_COUPLER,
    LEFT_SPRING_LINK,
    LEFT_FOLLOWER;

    /** Where it stands in every array of the gripper's joints. */
    @SuppressWarnings("EnumOrdinal") // the constants stand in the order of the model
    int index() {
      return ordinal();
    }
  }

  private Gripper() {}
}

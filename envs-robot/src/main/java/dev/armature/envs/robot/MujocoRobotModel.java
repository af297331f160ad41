package dev.armature.envs.robot;

import java.util.List;

/**
 * Arm and gripper in MJCF. The joints stand in the order of {@link ArmJoint}, then of {@link
 * Gripper.Joint}. A link of the arm has its joint's axis as z; what {@link ArmJoint} gives in
 * Denavit–Hartenberg frame i lies at that frame's place in it. Gravity is compensated, as by a
 * UR5e's controller.
 *
 * <p>The closed linkage is that of MuJoCo Menagerie, {@code robotiq_2f85/2f85.xml}: each follower
 * is tied to its coupler, and the drivers are kept equal.
 */
final class MujocoRobotModel {

  /** The tendon that the gripper's motor pulls: the mean of the drivers. */
  static final String MOTOR_TENDON = "drivers";

  private static final String DRIVER = "_driver";
  private static final String COUPLER = "_coupler";
  private static final String SPRING_LINK = "_spring_link";
  private static final String FOLLOWER = "_follower";

  private final Mjcf mjcf;
  private final MujocoContacts contacts;

  MujocoRobotModel(Mjcf mjcf, MujocoContacts contacts) {
    this.mjcf = mjcf;
    this.contacts = contacts;
  }

  /** Writes the bodies, within the world's body. */
  void writeBodies() {
    Pose frame = Pose.IDENTITY;
    for (ArmJoint joint : ArmJoint.values()) {
      body(joint.label(), frame);
      mjcf.leaf("joint")
          .with("name", joint.label())
          .with("axis", 0, 0, 1)
          .with("range", -joint.positionLimit(), joint.positionLimit())
          .with("armature", ArmJoint.ARMATURE);
      frame = joint.frame().atZero();
      mjcf.inertial(frame, joint.link());
      geoms(joint.label(), frame, RobotColliders.of(joint));
    }
    body("gripper", frame.then(Pose.at(0, 0, Gripper.MOUNT)));
    mjcf.inertial(Pose.IDENTITY, Gripper.BASE);
    finger("right", Pose.IDENTITY);
    finger("left", Pose.rotationZ(Math.PI));
    mjcf.end();
    for (int link = 0; link < ArmJoint.COUNT; link++) {
      mjcf.end();
    }
  }

  private void finger(String side, Pose turned) {
    body(side + DRIVER, turned.then(Pose.at(0, Gripper.DRIVER_Y, Gripper.DRIVER_Z)));
    joint(side + DRIVER, 0, Gripper.CLOSED)
        .with("armature", Gripper.DRIVER_ARMATURE)
        .with("damping", Gripper.DRIVER_DAMPING);
    mjcf.inertial(Pose.IDENTITY, Gripper.DRIVER);
    body(side + COUPLER, Pose.at(0, Gripper.COUPLER_Y, Gripper.COUPLER_Z));
    joint(side + COUPLER, Gripper.COUPLER_LOW, 0);
    mjcf.inertial(Pose.IDENTITY, Gripper.COUPLER).end().end();

    body(side + SPRING_LINK, turned.then(Pose.at(0, Gripper.SPRING_LINK_Y, Gripper.SPRING_LINK_Z)));
    joint(side + SPRING_LINK, Gripper.SPRING_LINK_LOW, Gripper.SPRING_LINK_HIGH)
        .with("stiffness", Gripper.SPRING_STIFFNESS)
        .with("springref", Gripper.SPRING_REFERENCE)
        .with("damping", Gripper.SPRING_LINK_DAMPING);
    mjcf.inertial(Pose.IDENTITY, Gripper.SPRING_LINK);
    body(side + FOLLOWER, Pose.at(0, Gripper.FOLLOWER_Y, Gripper.FOLLOWER_Z));
    joint(side + FOLLOWER, -Gripper.FOLLOWER_LIMIT, Gripper.FOLLOWER_LIMIT)
        .with("pos", 0, Gripper.FOLLOWER_PIN_Y, Gripper.FOLLOWER_PIN_Z);
    mjcf.inertial(Pose.IDENTITY, Gripper.FOLLOWER);
    geoms(side + FOLLOWER, Pose.IDENTITY, RobotColliders.pad());
    mjcf.end().end();
  }

  private void body(String name, Pose pose) {
    mjcf.begin("body").with("name", name).at(pose).with("gravcomp", 1);
  }

  private Mjcf joint(String name, double low, double high) {
    return mjcf.leaf("joint").with("name", name).with("axis", 1, 0, 0).with("range", low, high);
  }

  private void geoms(String body, Pose frame, List<Collider> colliders) {
    for (int i = 0; i < colliders.size(); i++) {
      contacts.writeGeom(mjcf, body + "_" + i, frame, colliders.get(i));
    }
  }

  /** Writes what closes the linkage, and the motor's tendon. */
  void writeLinkage() {
    mjcf.begin("equality");
    for (String side : List.of("right", "left")) {
      mjcf.leaf("connect")
          .with("body1", side + FOLLOWER)
          .with("body2", side + COUPLER)
          .with("anchor", 0, 0, 0);
    }
    mjcf.leaf("joint").with("joint1", "right" + DRIVER).with("joint2", "left" + DRIVER).end();

    mjcf.begin("tendon").begin("fixed").with("name", MOTOR_TENDON);
    for (String side : List.of("right", "left")) {
      mjcf.leaf("joint").with("joint", side + DRIVER).with("coef", 0.5);
    }
    mjcf.end().end();
  }
}

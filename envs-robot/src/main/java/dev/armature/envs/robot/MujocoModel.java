package dev.armature.envs.robot;

/**
 * A world in MJCF: all of a scene but where its arm and its boxes start, so that scenes that differ
 * in nothing else share a model.
 *
 * <p>Source of the settings of solver and contacts: MuJoCo Menagerie, {@code
 * robotiq_2f85/2f85.xml}; all contacts have those of its pads.
 */
final class MujocoModel {

  private MujocoModel() {}

  /**
   * @param step one physics step [s]
   */
  static String of(Scene scene, Drive drive, double step) {
    Mjcf mjcf = new Mjcf();
    MujocoContacts contacts = new MujocoContacts();
    MujocoRobotModel robot = new MujocoRobotModel(mjcf, contacts);
    mjcf.begin("mujoco").with("model", "robot-arm");
    mjcf.leaf("compiler").with("angle", "radian").with("autolimits", "true");
    writeOptions(mjcf, step);
    writeDefaults(mjcf);
    mjcf.begin("worldbody");
    contacts.writeGeom(mjcf, "table", Table.CENTRE, Table.COLLIDER);
    robot.writeBodies();
    for (int i = 0; i < scene.boxes().size(); i++) {
      writeBox(mjcf, contacts, "box_" + i, scene.boxes().get(i));
    }
    mjcf.end();
    contacts.writePairs(mjcf);
    robot.writeLinkage();
    MujocoArm.writeActuators(mjcf, drive, scene.servoGain());
    return mjcf.end().toString();
  }

  private static void writeOptions(Mjcf mjcf, double step) {
    mjcf.leaf("option")
        .with("timestep", step)
        .with("integrator", "implicitfast")
        .with("cone", "elliptic")
        .with("impratio", 10)
        .with("gravity", 0, 0, -Scene.GRAVITY);
  }

  private static void writeDefaults(Mjcf mjcf) {
    mjcf.begin("default");
    // Firmer than the 0.95, 0.99 of Menagerie, whose finger, pressed on the table with all of the
    // arm's force, bends 0.8 rad beyond its stop.
    mjcf.leaf("joint").with("solreflimit", 0.005, 1).with("solimplimit", 0.99, 0.999, 0.001);
    mjcf.leaf("equality").with("solref", 0.005, 1).with("solimp", 0.99, 0.999, 0.001);
    // No geom touches another but by a pair.
    mjcf.leaf("geom").with("contype", "0").with("conaffinity", "0");
    mjcf.leaf("pair")
        .with("condim", "4")
        .with("solref", 0.004, 1)
        .with("solimp", 0.95, 0.99, 0.001);
    mjcf.end();
  }

  private static void writeBox(Mjcf mjcf, MujocoContacts contacts, String name, Scene.Box box) {
    double inertia = box.inertia();
    mjcf.begin("body").with("name", name).leaf("freejoint");
    mjcf.inertial(
        Pose.IDENTITY, new MassProperties(box.mass(), 0, 0, 0, inertia, inertia, inertia));
    contacts.writeGeom(mjcf, name, Pose.IDENTITY, box.collider());
    mjcf.end();
  }
}

package dev.armature.envs.robot;

import dev.armature.envs.robot.drawing.Block;
import dev.armature.envs.robot.drawing.Body;
import dev.armature.envs.robot.drawing.Capsule;
import dev.armature.envs.robot.drawing.Cylinder;
import dev.armature.envs.robot.drawing.Part;
import dev.armature.envs.robot.drawing.Vector;
import java.util.ArrayList;
import java.util.List;

/** Bodies to draw that are given in a frame which moves from one to the next [m]. */
final class Assembly {

  private final List<Part> parts = new ArrayList<>();
  private Pose frame = Pose.IDENTITY;

  /** The present frame in the world. */
  Pose frame() {
    return frame;
  }

  /** Goes on in another frame of the world. */
  void moveTo(Pose newFrame) {
    frame = newFrame;
  }

  /** What was added, in the world. */
  List<Part> parts() {
    return List.copyOf(parts);
  }

  void cylinder(int colour, Vector from, Vector to, double radius) {
    parts.add(new Part(new Cylinder(inWorld(from), inWorld(to), radius), colour));
  }

  void capsule(int colour, Vector from, Vector to, double radius) {
    parts.add(new Part(new Capsule(inWorld(from), inWorld(to), radius), colour));
  }

  void block(int colour, Vector centre, Vector half) {
    Pose pose = frame.then(Pose.at(centre.x(), centre.y(), centre.z()));
    parts.add(new Part(block(pose, half), colour));
  }

  /** A box about that frame of the world, with these half sizes. */
  static Body block(Pose pose, Vector half) {
    return new Block(
        point(pose),
        List.of(
            edge(pose, half.x(), 0, 0), edge(pose, 0, half.y(), 0), edge(pose, 0, 0, half.z())));
  }

  private static Vector edge(Pose pose, double x, double y, double z) {
    Pose turn = new Pose(0, 0, 0, pose.qw(), pose.qx(), pose.qy(), pose.qz());
    return point(turn.then(Pose.at(x, y, z)));
  }

  private Vector inWorld(Vector point) {
    return point(frame.then(Pose.at(point.x(), point.y(), point.z())));
  }

  private static Vector point(Pose pose) {
    return new Vector(pose.x(), pose.y(), pose.z());
  }
}

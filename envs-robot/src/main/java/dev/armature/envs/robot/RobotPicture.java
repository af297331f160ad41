package dev.armature.envs.robot;

import dev.armature.api.FrameSize;
import dev.armature.envs.robot.drawing.Body;
import dev.armature.envs.robot.drawing.Lamp;
import dev.armature.envs.robot.drawing.Panel;
import dev.armature.envs.robot.drawing.Part;
import dev.armature.envs.robot.drawing.Pen;
import dev.armature.envs.robot.drawing.Vector;
import dev.armature.envs.robot.drawing.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The world from the side and from above, side by side: both have y to the right, and what is near
 * in the view from the side is low in the view from above. The table's lines are 0.1 m apart.
 */
final class RobotPicture {

  private static final int PANEL = 319;
  private static final int GAP = 2;

  static final FrameSize SIZE = new FrameSize(2 * PANEL + GAP, 320);

  private static final int PAPER = 0xf6f8fa;
  private static final int TABLE = 0xa9b8c4;
  private static final int LINE = 0x98a8b5;
  private static final int INK = 0x2b3036;
  private static final int GREY_INK = 0x5a636d;
  private static final int PENDING = 0xff8a1f;
  private static final int REACHED = 0x23a455;
  private static final List<Integer> CUBES =
      List.of(0xd9483b, 0xf2c230, 0x7a56c2, 0x2fa7a0, 0xd46ba3, 0x6f7b3a);

  /** What a panel's width shows [m]. */
  private static final double SHOWN = 1.12;

  private static final double LINE_DISTANCE = 0.1;
  private static final double HALF_LINE = 0.0015;
  private static final double GOAL_OPACITY = 0.55;

  private final Lamp lamp = new Lamp(new Vector(0.25, -0.35, 1), new Vector(-0.05, 0.4, 0.2), 2.2);
  private final Panel fromTheSide =
      new Panel(View.from(0.3, 0.3, new Vector(-0.05, 0.36, 0.36)), PANEL, SIZE.height(), SHOWN);
  private final Panel fromAbove =
      new Panel(View.from(0, Math.PI / 2, new Vector(-0.04, 0.36, 0)), PANEL, SIZE.height(), SHOWN);

  /**
   * Draws the world without words.
   *
   * @param boxes the scene's
   * @param goal where something has to come to
   * @param success whether the goal holds
   */
  void draw(
      WorldState state, List<Scene.Box> boxes, List<Body> goal, boolean success, int[] frame) {
    List<Part> bodies = new ArrayList<>(RobotParts.at(state.armPosition, state.gripperPosition));
    for (int i = 0; i < boxes.size(); i++) {
      bodies.add(new Part(cube(state, i, boxes.get(i)), CUBES.get(i % CUBES.size())));
    }
    lamp.shineOn(bodies);
    bodies.add(
        new Part(
            Assembly.block(Table.CENTRE, new Vector(Table.HALF_X, Table.HALF_Y, Table.HALF_Z)),
            RobotPicture::table));
    int colour = success ? REACHED : PENDING;
    List<Part> ghosts = goal.stream().map(body -> new Part(body, colour)).toList();

    Arrays.fill(frame, PAPER);
    fromTheSide.draw(bodies, ghosts, GOAL_OPACITY, lamp, PAPER);
    fromTheSide.copyTo(frame, 0, SIZE.width());
    fromAbove.draw(bodies, ghosts, GOAL_OPACITY, lamp, PAPER);
    fromAbove.copyTo(frame, PANEL + GAP, SIZE.width());
    new Pen(frame, SIZE.width()).dot(18, 18, 6, colour);
  }

  /** Writes a title and lines below it. */
  static void write(String title, List<String> lines, int[] frame) {
    Pen pen = new Pen(frame, SIZE.width());
    pen.write(title, 32, 22.5, 11, INK);
    for (int i = 0; i < lines.size(); i++) {
      pen.write(lines.get(i), 12, 44 + 18 * i, 9, GREY_INK);
    }
  }

  private static Body cube(WorldState state, int index, Scene.Box box) {
    double[] all = state.boxPose;
    int at = index * WorldState.POSE;
    Pose pose =
        new Pose(
            all[at], all[at + 1], all[at + 2], all[at + 3], all[at + 4], all[at + 5], all[at + 6]);
    return Assembly.block(pose, new Vector(box.halfSize(), box.halfSize(), box.halfSize()));
  }

  private static int table(Vector point) {
    return Math.min(fromLine(point.x()), fromLine(point.y())) < HALF_LINE ? LINE : TABLE;
  }

  private static double fromLine(double coordinate) {
    return Math.abs(coordinate - LINE_DISTANCE * Math.rint(coordinate / LINE_DISTANCE));
  }
}

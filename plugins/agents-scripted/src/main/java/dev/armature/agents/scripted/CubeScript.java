package dev.armature.agents.scripted;

import static dev.armature.agents.scripted.CubeView.NONE;

import dev.armature.api.EnvironmentSpec;

/**
 * The tasks with cubes: comes to a cube from above with the fingers open, closes them, brings the
 * cube to its target and, if it belongs to a tower, lets go and rises.
 *
 * <p>The phase is told by where the tool is and what the fingers do. Fingers that are not open hold
 * the cube that is between them, and firmly once it stops their closing.
 */
final class CubeScript implements Script {

  private static final double CLOSE = 1;
  private static final double LEAVE = 0;
  private static final double OPEN = -1;

  private final ScriptedConfig config;
  private final CubeView view;
  private final CubePlan plan;
  private final ToolMotion motion;
  private final double[] grasp = new double[3];

  CubeScript(ScriptedConfig config, EnvironmentSpec environment) {
    this.config = config;
    view = new CubeView(environment);
    plan = new CubePlan(config, view);
    motion = new ToolMotion(config, environment);
  }

  @Override
  public void act(float[] observations, int from, float[] actions, int to) {
    view.read(observations, from);
    int held = held();
    int gripped = areClosing() ? NONE : held;
    int cube = plan.choose(gripped);
    if (held != NONE && held != cube) {
      motion.write(0, 0, 0, OPEN, actions, to);
    } else if (cube == NONE) {
      motion.write(0, 0, travelHeight(NONE) - view.tool[2], OPEN, actions, to);
    } else if (gripped == cube) {
      double travel = plan.slides ? plan.target[2] : travelHeight(cube);
      comeDown(view.cubes[cube], plan.target, travel, view.tower ? LEAVE : CLOSE, actions, to);
    } else {
      fetch(cube, held == cube, actions, to);
    }
  }

  /**
   * Brings the tool to a cube and closes the fingers about it.
   *
   * @param held whether the cube is between fingers that close already
   */
  private void fetch(int cube, boolean held, float[] actions, int to) {
    double travel = travelHeight(NONE);
    System.arraycopy(view.cubes[cube], 0, grasp, 0, 2);
    grasp[2] = Math.max(view.cubes[cube][2], config.leastHeight());
    boolean close = held || (areOpen() && isAtGrasp());
    if (!held && !areOpen()) {
      grasp[2] = travel;
    }
    comeDown(view.tool, grasp, travel, close ? CLOSE : OPEN, actions, to);
  }

  /** Fingers that have begun to close go on, though the tool moves a little. */
  private boolean isAtGrasp() {
    double tolerance = areClosing() ? config.holdDistance() : config.graspTolerance();
    return CubeView.distance(view.tool, grasp) < tolerance;
  }

  /**
   * Moves the tool so that {@code place}, which moves with it, comes to {@code target}: up to the
   * travel height, sideways, then down along a cone.
   */
  private void comeDown(
      double[] place, double[] target, double travel, double fingers, float[] actions, int to) {
    double x = target[0] - place[0];
    double y = target[1] - place[1];
    double outside = Math.max(0, Math.hypot(x, y) - config.coneRadius());
    double cone = target[2] + config.coneSlope() * outside;
    double z = Math.max(target[2], Math.min(travel, cone)) - place[2];
    boolean low = z > config.travelTolerance();
    motion.write(low ? 0 : x, low ? 0 : y, z, fingers, actions, to);
  }

  /** The cube between the fingers, or {@code NONE}. */
  private int held() {
    if (!areOpen()) {
      for (int cube = 0; cube < view.cubes.length; cube++) {
        if (CubeView.distance(view.tool, view.cubes[cube]) < config.holdDistance()) {
          return cube;
        }
      }
    }
    return NONE;
  }

  /** The height that clears every cube but one [m]. */
  private double travelHeight(int cube) {
    return view.highestBut(cube) + config.travelHeight();
  }

  private boolean areOpen() {
    return view.fingers < config.openAngle();
  }

  private boolean areClosing() {
    return view.fingerVelocity > config.closingVelocity();
  }
}

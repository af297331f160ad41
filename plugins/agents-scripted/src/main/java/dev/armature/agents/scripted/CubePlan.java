package dev.armature.agents.scripted;

import static dev.armature.agents.scripted.CubeView.NONE;

/**
 * Which cube is to be moved next, and where to.
 *
 * <p>Each cube with a goal goes there, the first one first; a cube that lies where it is to be set
 * down is moved aside before. A cube without a goal is raised.
 */
final class CubePlan {

  private final ScriptedConfig config;
  private final CubeView view;

  /** Where the chosen cube's middle is to come to [m]. */
  final double[] target = new double[3];

  /** Whether the chosen cube stays on the table on its way. */
  boolean slides;

  CubePlan(ScriptedConfig config, CubeView view) {
    this.config = config;
    this.view = view;
  }

  /**
   * Chooses a cube and sets its target.
   *
   * @param gripped the cube that the fingers hold firmly, or {@code NONE}
   * @return the cube, or {@code NONE} if every cube is where it belongs
   */
  int choose(int gripped) {
    slides = false;
    if (view.goals.length == 0) {
      System.arraycopy(view.cubes[0], 0, target, 0, 2);
      target[2] = config.liftHeight();
      return 0;
    }
    for (int cube = 0; cube < view.goals.length; cube++) {
      if (!isPlaced(cube, gripped)) {
        System.arraycopy(view.goals[cube], 0, target, 0, 3);
        int other = inTheWay(cube);
        return other == NONE ? cube : moveAside(other);
      }
    }
    return NONE;
  }

  /** A gripped cube can still be brought nearer; another one is better left alone. */
  private boolean isPlaced(int cube, int gripped) {
    double tolerance = cube == gripped ? config.placeTolerance() : config.keepTolerance();
    return view.tower && CubeView.distance(view.cubes[cube], view.goals[cube]) < tolerance;
  }

  /** A later cube where the fingers are to set this one down, or {@code NONE}. */
  private int inTheWay(int cube) {
    for (int other = cube + 1; other < view.cubes.length; other++) {
      double[] middle = view.cubes[other];
      if (Math.abs(middle[0] - target[0]) < config.clearanceX()
          && Math.abs(middle[1] - target[1]) < config.clearanceY()
          && Math.abs(middle[2] - target[2]) < config.clearanceZ()) {
        return other;
      }
    }
    return NONE;
  }

  /** Sets the target beside the place, on the side where the cube is: past the fingers' edge. */
  private int moveAside(int cube) {
    double side = view.cubes[cube][0] - target[0];
    target[0] += Math.copySign(config.clearanceX() + config.placeTolerance(), side);
    target[1] = view.cubes[cube][1];
    slides = true;
    return cube;
  }
}

package dev.armature.agents.scripted;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;

/** The section {@code agent { type = scripted }}; the numbers are for cubes of 40 mm. */
public record ScriptedConfig(
    @Setting(
            value = "Standard deviation of the noise on the action while training",
            unit = "half-range",
            range = "[0, inf)")
        double noise,
    @Setting(
            value = "Action of a joint for each radian that it is away from its goal",
            unit = "1/rad",
            range = "(0, inf)")
        double jointGain,
    @Setting(
            value = "Action of the tool for each metre that it, or the cube it holds, is away",
            unit = "1/m",
            range = "(0, inf)")
        double toolGain,
    @Setting(
            value =
                "How high the tool, or the cube it holds, moves over the middle of the highest"
                    + " other cube, or over the table",
            unit = "m",
            range = "(0, inf)")
        double travelHeight,
    @Setting(
            value = "How far below that height it begins to move sideways",
            unit = "m",
            range = "(0, inf)")
        double travelTolerance,
    @Setting(value = "Slope of the cone on which it comes down to a place", range = "(0, inf)")
        double coneSlope,
    @Setting(value = "Radius of the cone at its tip", unit = "m", range = "(0, inf)")
        double coneRadius,
    @Setting(
            value = "Least height of the tool over the table, clear of the fingertips",
            unit = "m",
            range = "[0, inf)")
        double leastHeight,
    @Setting(
            value = "The fingers begin to close this near the cube's middle",
            unit = "m",
            range = "(0, inf)")
        double graspTolerance,
    @Setting(
            value = "Fingers that are not open hold the cube whose middle is this near",
            unit = "m",
            range = "(0, inf)")
        double holdDistance,
    @Setting(
            value = "Drivers below this angle leave room for a cube: the fingers count as open",
            unit = "rad",
            range = "(0, inf)")
        double openAngle,
    @Setting(
            value = "Drivers faster than this are closing; a cube between the fingers stops them",
            unit = "rad/s",
            range = "(0, inf)")
        double closingVelocity,
    @Setting(
            value = "Height over the table to which a cube without a goal is raised",
            unit = "m",
            range = "(0, inf)")
        double liftHeight,
    @Setting(
            value = "A cube of a tower is let go of this near its place",
            unit = "m",
            range = "(0, inf)")
        double placeTolerance,
    @Setting(
            value = "A cube of a tower is left alone this near its place",
            unit = "m",
            range = "(0, inf)")
        double keepTolerance,
    @Setting(
            value = "How near a place along x the middle of a cube is that is in the way",
            unit = "m",
            range = "[0, inf)")
        double clearanceX,
    @Setting(
            value = "How near it is along y, where the fingers open",
            unit = "m",
            range = "[0, inf)")
        double clearanceY,
    @Setting(value = "How near it is in height", unit = "m", range = "[0, inf)")
        double clearanceZ) {

  /**
   * @throws ConfigurationException if two tolerances would make the fingers open and close for ever
   */
  public ScriptedConfig {
    requireWider("hold-distance", holdDistance, "grasp-tolerance", graspTolerance);
    requireWider("keep-tolerance", keepTolerance, "place-tolerance", placeTolerance);
  }

  private static void requireWider(String key, double wider, String other, double narrower) {
    if (wider < narrower) {
      throw new ConfigurationException(
          key,
          "%s is %s m; expected at least the %s of %s m, or the fingers would open and close for ever"
              .formatted(key, wider, other, narrower));
    }
  }
}

package dev.armature.envs.robot;

import dev.armature.api.Setting;
import java.util.List;

/** The section {@code reach}. */
public record ReachSettings(
    @Setting(
            value = "the six joint angles that an episode starts with, base to wrist",
            unit = "rad",
            source = "home of MuJoCo Menagerie, universal_robots_ur5e")
        List<Double> start,
    @Setting("where goals are drawn from") Region goal,
    @Setting(
            value = "the goal holds within this distance of the tool",
            unit = "m",
            range = "(0, inf)",
            source = "FetchReach of gymnasium-robotics")
        double successDistance) {

  public ReachSettings {
    start = List.copyOf(start);
  }
}

package dev.armature.envs.robot;

import dev.armature.api.Setting;
import java.util.List;

/** The section {@code home}. */
public record HomeSettings(
    @Setting(
            value = "the six joint angles to come to and to stay at, base to wrist",
            unit = "rad",
            source = "home of MuJoCo Menagerie, universal_robots_ur5e")
        List<Double> target,
    @Setting(
            value = "an episode starts with each joint at most this far from the target",
            unit = "rad",
            range = "(0, inf)")
        double spread,
    @Setting(
            value = "the goal holds while the joint that is furthest away is within this angle",
            unit = "rad",
            range = "(0, inf)")
        double successDistance) {

  public HomeSettings {
    target = List.copyOf(target);
  }
}

package dev.armature.envs.robot;

import dev.armature.api.Setting;
import java.util.List;

/** The section {@code lift}. */
public record LiftSettings(
    @Setting(
            value = "the six joint angles that an episode starts with, base to wrist",
            unit = "rad")
        List<Double> start,
    @Setting(
            value = "the goal holds while the first cube's middle is this high over the table",
            unit = "m",
            range = "(0, inf)",
            source = "robosuite Lift")
        double height) {

  public LiftSettings {
    start = List.copyOf(start);
  }
}

package dev.armature.envs.robot;

import dev.armature.api.Setting;
import java.util.List;

/** The sections {@code push} and {@code pick-and-place}. */
public record PlaceSettings(
    @Setting(
            value = "the six joint angles that an episode starts with, base to wrist",
            unit = "rad")
        List<Double> start,
    @Setting(
            value = "where the goal is drawn from; along z, above where a cube rests",
            source = "panda-gym")
        Region goal,
    @Setting(
            value = "share of the goals that lie on the table instead",
            range = "[0, 1]",
            source = "panda-gym")
        double onTable,
    @Setting(
            value = "the goal holds within this distance of the first cube",
            unit = "m",
            range = "(0, inf)",
            source = "FetchPickAndPlace of gymnasium-robotics")
        double successDistance) {

  public PlaceSettings {
    start = List.copyOf(start);
  }
}

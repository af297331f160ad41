package dev.armature.envs.gymnasium;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalReward;
import dev.armature.api.GoalSpec;
import dev.armature.api.Space;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a worker tells of its environments when it has made them.
 *
 * @param file the file through which calls go
 * @param renders whether the environments can be drawn
 */
record Description(
    Path file,
    Space observation,
    Space action,
    double controlPeriod,
    int horizon,
    boolean reportsSuccess,
    boolean renders,
    Optional<Goals> goals,
    String whyNoGoals) {

  /**
   * Where the goals stand in an observation.
   *
   * @param size components of a goal
   */
  record Goals(int achievedFrom, int desiredFrom, int size) {}

  static Description parse(String json) {
    Config told = ConfigFactory.parseString(json);
    Optional<Goals> goals =
        told.getIsNull("goals") ? Optional.empty() : Optional.of(goals(told.getConfig("goals")));
    return new Description(
        Path.of(told.getString("file")),
        space(told.getConfigList("observation")),
        space(told.getConfigList("action")),
        told.getDouble("control_period"),
        told.getInt("horizon"),
        told.getBoolean("reports_success"),
        told.getBoolean("renders"),
        goals,
        told.getString("why_no_goals"));
  }

  private static Goals goals(Config told) {
    return new Goals(
        told.getInt("achieved_from"), told.getInt("desired_from"), told.getInt("size"));
  }

  private static Space space(List<? extends Config> components) {
    return new Space(
        components.stream()
            .map(
                it ->
                    new Dimension(
                        it.getString("name"),
                        "",
                        bound(it, "low", Float.NEGATIVE_INFINITY),
                        bound(it, "high", Float.POSITIVE_INFINITY)))
            .toList());
  }

  private static float bound(Config component, String key, float none) {
    return component.getIsNull(key) ? none : (float) component.getDouble(key);
  }

  /** Components of a goal; 0 where there is none. */
  int goalSize() {
    return goals.map(Goals::size).orElse(0);
  }

  /**
   * What the environments are to those who play them.
   *
   * @param reward judges goals, where there are some
   */
  EnvironmentSpec spec(GoalReward reward) {
    return new EnvironmentSpec(
        observation,
        action,
        controlPeriod,
        horizon,
        reportsSuccess,
        goals.map(
            it ->
                new GoalSpec(
                    range(it.achievedFrom(), it.size()),
                    range(it.desiredFrom(), it.size()),
                    reward)));
  }

  private static List<Integer> range(int from, int size) {
    return IntStream.range(from, from + size).boxed().toList();
  }
}

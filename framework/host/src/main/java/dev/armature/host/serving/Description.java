package dev.armature.host.serving;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the other process is told of the environments before it plays. */
final class Description {

  private Description() {}

  /**
   * As JSON, which knows no infinity: such a bound is null.
   *
   * @param frame the size of its pictures, where it can be drawn
   */
  static String json(EnvironmentSpec spec, Optional<FrameSize> frame) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("observation", components(spec.observation()));
    told.put("action", components(spec.action()));
    told.put("control_period", spec.controlPeriod());
    told.put("horizon", spec.horizon());
    told.put("reports_success", spec.reportsSuccess());
    told.put(
        "goals",
        spec.goals()
            .map(it -> Map.of("achieved", it.achieved(), "desired", it.desired()))
            .orElse(null));
    told.put("frame", frame.map(it -> List.of(it.height(), it.width())).orElse(null));
    return JsonMapper.shared().writeValueAsString(told);
  }

  private static List<Map<String, @Nullable Object>> components(Space space) {
    return space.dimensions().stream().map(Description::component).toList();
  }

  private static Map<String, @Nullable Object> component(Dimension dimension) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("name", dimension.name());
    told.put("unit", dimension.unit());
    told.put("low", finite(dimension.low()));
    told.put("high", finite(dimension.high()));
    return told;
  }

  private static @Nullable Float finite(float bound) {
    return Float.isInfinite(bound) ? null : bound;
  }
}

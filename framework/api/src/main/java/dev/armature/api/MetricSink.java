package dev.armature.api;

/** Takes measurements; the host averages them over an interval and records the mean. */
@FunctionalInterface
public interface MetricSink {

  /**
   * Takes one measurement.
   *
   * @param name one of the names announced, such as {@link Agent#metricNames()}
   * @param value the value
   */
  void record(String name, double value);
}

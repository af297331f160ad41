package dev.armature.tck;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A listener for tests of what tells: it remembers the events, one line each. */
public final class RecordingListener implements RunListener {

  private final List<String> events = new ArrayList<>();

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    events.add("started " + totalSteps + " " + metricNames);
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    events.add("metrics " + step + " " + values);
  }

  @Override
  public void evaluated(long step, Evaluation evaluation) {
    events.add("evaluated " + step + " " + evaluation.returnMean());
  }

  @Override
  public void checkpointed(long step, Path checkpoint) {
    events.add("checkpointed " + step + " " + checkpoint.getFileName());
  }

  @Override
  public void finished(long step) {
    events.add("finished " + step);
  }

  @Override
  public void close() {
    events.add("closed");
  }

  /** What it was told so far, in order. */
  public List<String> events() {
    return List.copyOf(events);
  }
}

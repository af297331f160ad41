package dev.armature.host.context;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A listener called in its plugin's context. */
final class RunListenerInContext implements RunListener {

  private final RunListener listener;
  final PluginContext context;

  RunListenerInContext(RunListener listener, PluginContext context) {
    this.listener = listener;
    this.context = context;
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    ClassLoader before = context.enter();
    try {
      listener.started(folder, totalSteps, metricNames);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    ClassLoader before = context.enter();
    try {
      listener.metrics(step, values);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void evaluated(long step, Evaluation evaluation) {
    ClassLoader before = context.enter();
    try {
      listener.evaluated(step, evaluation);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void checkpointed(long step, Path checkpoint) {
    ClassLoader before = context.enter();
    try {
      listener.checkpointed(step, checkpoint);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void finished(long step) {
    ClassLoader before = context.enter();
    try {
      listener.finished(step);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void close() {
    ClassLoader before = context.enter();
    try {
      listener.close();
    } finally {
      context.leave(before);
    }
  }
}

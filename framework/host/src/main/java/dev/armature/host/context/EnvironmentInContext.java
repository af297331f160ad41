package dev.armature.host.context;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Step;

/** An environment called in its plugin's context. */
class EnvironmentInContext implements Environment {

  private final Environment environment;
  final PluginContext context;

  EnvironmentInContext(Environment environment, PluginContext context) {
    this.environment = environment;
    this.context = context;
  }

  @Override
  public EnvironmentSpec spec() {
    ClassLoader before = context.enter();
    try {
      return environment.spec();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void reset(long seed, float[] observation) {
    ClassLoader before = context.enter();
    try {
      environment.reset(seed, observation);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    ClassLoader before = context.enter();
    try {
      return environment.step(action, nextObservation);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void close() {
    ClassLoader before = context.enter();
    try {
      environment.close();
    } finally {
      context.leave(before);
    }
  }
}

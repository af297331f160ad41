package dev.armature.host.context;

import dev.armature.api.FrameSize;
import dev.armature.api.RenderedEnvironment;

/** The same of one that can be drawn. */
final class RenderedEnvironmentInContext extends EnvironmentInContext
    implements RenderedEnvironment {

  private final RenderedEnvironment environment;

  RenderedEnvironmentInContext(RenderedEnvironment environment, PluginContext context) {
    super(environment, context);
    this.environment = environment;
  }

  @Override
  public FrameSize frameSize() {
    ClassLoader before = context.enter();
    try {
      return environment.frameSize();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void render(int[] frame) {
    ClassLoader before = context.enter();
    try {
      environment.render(frame);
    } finally {
      context.leave(before);
    }
  }
}

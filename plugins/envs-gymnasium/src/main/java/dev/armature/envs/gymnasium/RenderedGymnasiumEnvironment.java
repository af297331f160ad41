package dev.armature.envs.gymnasium;

import dev.armature.api.FrameSize;
import dev.armature.api.RenderedEnvironment;

/** One environment of a worker, drawn by {@code render()}. */
final class RenderedGymnasiumEnvironment extends GymnasiumEnvironment
    implements RenderedEnvironment {

  RenderedGymnasiumEnvironment(SharedWorker worker, int place) {
    super(worker, place);
  }

  @Override
  public FrameSize frameSize() {
    return worker().frameSize(episode());
  }

  @Override
  public void render(int[] frame) {
    worker().render(episode(), frame);
  }
}

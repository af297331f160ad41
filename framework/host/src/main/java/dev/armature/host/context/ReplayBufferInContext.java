package dev.armature.host.context;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;

/** A replay buffer called in its plugin's context. */
final class ReplayBufferInContext implements ReplayBuffer {

  private final ReplayBuffer buffer;
  final PluginContext context;

  ReplayBufferInContext(ReplayBuffer buffer, PluginContext context) {
    this.buffer = buffer;
    this.context = context;
  }

  @Override
  public int add(
      int environment,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated,
      boolean truncated) {
    ClassLoader before = context.enter();
    try {
      return buffer.add(
          environment, observation, action, reward, nextObservation, terminated, truncated);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public int capacity() {
    ClassLoader before = context.enter();
    try {
      return buffer.capacity();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public int size() {
    ClassLoader before = context.enter();
    try {
      return buffer.size();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    ClassLoader before = context.enter();
    try {
      buffer.sample(random, batch);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    ClassLoader before = context.enter();
    try {
      buffer.read(random, batch);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void learned(TransitionBatch batch) {
    ClassLoader before = context.enter();
    try {
      buffer.learned(batch);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void save(StateWriter out) {
    ClassLoader before = context.enter();
    try {
      buffer.save(out);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void load(StateReader in) {
    ClassLoader before = context.enter();
    try {
      buffer.load(in);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void close() {
    ClassLoader before = context.enter();
    try {
      buffer.close();
    } finally {
      context.leave(before);
    }
  }
}

package dev.armature.api;

/**
 * Makes a replay buffer inside another one. A component of this type in the record of a {@link
 * ReplayBufferProvider} is a section {@code { type = uniform, … }} with the keys of that type,
 * which the host binds and checks like the section around it.
 */
@FunctionalInterface
public interface ReplayBufferFactory {

  /**
   * Makes a buffer as {@link ReplayBufferProvider#create} does, to be closed by whoever asked for
   * it.
   *
   * @param context what the buffer around it is made for, or something else
   */
  ReplayBuffer create(ReplayBufferContext context);
}

package dev.armature.api;

/**
 * The random streams of one consumer. What a stream yields depends on the run's seed and its name
 * alone, not on the order in which streams are asked for. The host saves and restores their states.
 */
@FunctionalInterface
public interface RandomStreams {

  /** The stream of that name; the same object at every call with the same name. */
  RandomStream stream(String name);
}

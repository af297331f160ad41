package dev.armature.host.configuration;

/**
 * One thing wrong in a configuration.
 *
 * @param location where, such as {@code robot.conf:12}
 * @param key the full key, such as {@code agent.discount}; empty where there is none
 * @param message what is wrong and what was expected
 */
public record Problem(String location, String key, String message) {

  @Override
  public String toString() {
    return location + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}

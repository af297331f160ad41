package dev.armature.api;

/** Offers an {@link Agent}; configured by the section {@code agent}. */
public interface AgentProvider<C extends Record> extends Provider<C> {

  /**
   * Makes an agent that has learned nothing yet.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had
   */
  Agent create(C config, AgentContext context);
}

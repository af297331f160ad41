package dev.armature.api;

/** Offers a {@link RunListener}; configured by a section within {@code listeners}. */
public interface RunListenerProvider<C extends Record> extends Provider<C> {

  /**
   * Makes a listener for one run.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had
   */
  RunListener create(C config);
}

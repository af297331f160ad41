package dev.armature.api;

/** Offers a {@link Launcher}; configured by the section {@code sweep.launcher}. */
public interface LauncherProvider<C extends Record> extends Provider<C> {

  /**
   * Makes a launcher for one sweep.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had
   */
  Launcher create(C config);
}

package dev.armature.api;

import java.util.ArrayList;
import java.util.List;

/** Offers an {@link Environment}; configured by the section {@code environment}. */
public interface EnvironmentProvider<C extends Record> extends Provider<C> {

  /**
   * Makes an environment. The host makes one to train on and another to evaluate on; they share
   * nothing that one could see the other through.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had
   */
  Environment create(C config);

  /**
   * Makes environments that are trained on side by side. They may share what none of them can be
   * seen through, such as a process; each is closed on its own. Several threads may play them, each
   * environment by one at a time.
   *
   * @param count how many, at least 1
   * @throws ConfigurationException as {@link #create}
   */
  default List<Environment> createAll(C config, int count) {
    List<Environment> made = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        made.add(create(config));
      }
    } catch (RuntimeException e) {
      made.forEach(Environment::close);
      throw e;
    }
    return made;
  }
}

package dev.armature.host.training;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import dev.armature.host.configuration.Choice;
import dev.armature.host.context.PluginContext;
import java.util.List;

/**
 * Makes the environments that a section chooses.
 *
 * <p>The casts are sound: an offer's settings are of its provider's own record type.
 */
public final class Environments {

  private Environments() {}

  /** One, which is called in the context of its plugin. */
  @SuppressWarnings("unchecked")
  static Environment make(Choice choice) {
    EnvironmentProvider<Record> provider = (EnvironmentProvider<Record>) choice.offer().provider();
    Environment made = choice.create(provider::create);
    return PluginContext.of(choice.offer()).around(made);
  }

  /** Several to be played side by side, which are called in the context of their plugin. */
  @SuppressWarnings("unchecked")
  public static List<Environment> make(Choice choice, int count) {
    EnvironmentProvider<Record> provider = (EnvironmentProvider<Record>) choice.offer().provider();
    PluginContext context = PluginContext.of(choice.offer());
    List<Environment> made = choice.create(settings -> provider.createAll(settings, count));
    return made.stream().map(context::around).toList();
  }

  /** The same environment, which tells its failures by its plugin's name. */
  public static Environment guarded(Environment environment, Choice choice) {
    return new GuardedEnvironment(environment, choice, new Watchdog(0));
  }
}

package dev.armature.tck;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.Provider;
import dev.armature.host.configuration.RecordBinder;
import dev.armature.host.plugins.Service;

/** Binds a provider's settings as the host does: its defaults, with some keys changed. */
public final class PluginSettings {

  private PluginSettings() {}

  /**
   * The defaults of {@code reference.conf}, with what the HOCON text {@code overrides} changes.
   *
   * @param service what the provider offers
   * @param overrides keys of the provider's section, such as {@code "horizon = 10"}; may be empty
   * @throws dev.armature.host.configuration.InvalidConfigurationException with everything that is
   *     wrong
   */
  public static <C extends Record> C bind(Service service, Provider<C> provider, String overrides) {
    String path = service.key() + "." + provider.type();
    Config defaults = ConfigFactory.parseResources(provider.getClass(), "/reference.conf");
    Config section =
        ConfigFactory.parseString(overrides).atPath(path).withFallback(defaults).resolve();
    return RecordBinder.bind(section.getConfig(path).root(), path, provider.configType());
  }
}

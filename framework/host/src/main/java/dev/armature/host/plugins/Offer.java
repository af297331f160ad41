package dev.armature.host.plugins;

import com.typesafe.config.Config;
import dev.armature.api.Provider;

/**
 * One provider that an installed plugin brings.
 *
 * @param service what it is a provider of
 * @param type the name a configuration chooses it by
 * @param provider the provider
 * @param defaults the defaults of its section, from the plugin's {@code reference.conf}
 * @param plugin the plugin
 */
public record Offer(
    Service service, String type, Provider<?> provider, Config defaults, InstalledPlugin plugin) {

  /** Asks the provider for its type, once: what a plugin does there may take its time. */
  public Offer(Service service, Provider<?> provider, Config defaults, InstalledPlugin plugin) {
    this(service, provider.type(), provider, defaults, plugin);
  }
}

package dev.armature.host.plugins;

import com.typesafe.config.Config;
import dev.armature.api.Provider;

/**
 * One provider that an installed plugin brings.
 *
 * @param service what it is a provider of
 * @param provider the provider
 * @param defaults the defaults of its section, from the plugin's {@code reference.conf}
 * @param plugin the plugin
 */
public record Offer(
    Service service, Provider<?> provider, Config defaults, InstalledPlugin plugin) {

  /** The name a configuration chooses it by. */
  public String type() {
    return provider.type();
  }
}

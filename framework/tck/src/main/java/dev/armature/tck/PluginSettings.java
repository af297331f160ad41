package dev.armature.tck;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.Provider;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.host.configuration.RecordBinder;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Binds a provider's settings as the host does: its defaults, with some keys changed. */
public final class PluginSettings {

  /** What stands for the plugin of a provider that was not loaded from one. */
  static final InstalledPlugin CLASS_PATH = new InstalledPlugin("class-path", "", "", Path.of(""));

  private PluginSettings() {}

  /**
   * The defaults of {@code reference.conf}, with what the HOCON text {@code overrides} changes.
   *
   * @param service what the provider offers
   * @param overrides keys of the provider's section, such as {@code "horizon = 10"}; may be empty
   * @param buffers what a section within this one can choose; each has its own defaults
   * @throws dev.armature.host.configuration.InvalidConfigurationException with everything that is
   *     wrong
   */
  public static <C extends Record> C bind(
      Service service, Provider<C> provider, String overrides, ReplayBufferProvider<?>... buffers) {
    String path = service.key() + "." + provider.type();
    Config section =
        ConfigFactory.parseString(overrides).withFallback(defaults(service, provider)).resolve();
    List<Offer> offers =
        Arrays.stream(buffers)
            .map(
                it ->
                    new Offer(
                        Service.REPLAY_BUFFER, it, defaults(Service.REPLAY_BUFFER, it), CLASS_PATH))
            .toList();
    return RecordBinder.bind(
        section.root(), path, provider.configType(), new Offers(offers, List.of()));
  }

  private static Config defaults(Service service, Provider<?> provider) {
    String path = service.key() + "." + provider.type();
    Config reference =
        ConfigFactory.parseResources(provider.getClass(), "/reference.conf").resolve();
    return reference.hasPath(path) ? reference.getConfig(path) : ConfigFactory.empty();
  }
}

package dev.armature.host.plugins;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.Provider;
import dev.armature.host.hocon.HoconFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All plugins of one or more folders, loaded once, and what they offer.
 *
 * <p>A plugin that cannot be used does not stop the others: it is logged, and told again to whoever
 * asks for something that is not there.
 */
public final class PluginCatalog implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PluginCatalog.class);

  private final PluginRuntime runtime;

  /** By the path of its defaults: the service's key and the type. */
  private final Map<String, Offer> offers = new LinkedHashMap<>();

  private final List<String> failures = new ArrayList<>();

  /**
   * Loads every plugin folder and plugin zip in {@code folder}.
   *
   * @param apiVersion the version of the api, which plugins may require
   * @throws PluginException if the folder cannot be read
   */
  public PluginCatalog(Path folder, String apiVersion) {
    this(List.of(folder), PluginPolicy.unsigned(apiVersion));
  }

  /**
   * Loads every plugin folder and plugin zip in {@code folders}, of which one may also be the
   * module of a plugin under development. Of two plugins with one id, the one in the earlier folder
   * is loaded.
   *
   * @param policy what is asked of a plugin
   * @throws PluginException if a folder cannot be read
   */
  public PluginCatalog(List<Path> folders, PluginPolicy policy) {
    runtime = new PluginRuntime(folders, policy);
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new PluginException("there is no plugins folder at " + folder);
      }
      expandArchives(folder, policy);
      runtime.load(folder, this::fail);
    }
    runtime.resolve(this::fail);
    runtime.startPlugins();
    runtime.getPlugins().stream()
        .sorted(Comparator.comparing(PluginWrapper::getPluginId))
        .forEach(plugin -> collect(plugin, policy.apiVersion()));
  }

  private void expandArchives(Path folder, PluginPolicy policy) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path zip : files.filter(it -> it.toString().endsWith(".zip")).sorted().toList()) {
        try {
          new PluginArchive(zip).expand(policy);
        } catch (PluginException e) {
          fail(String.valueOf(e.getMessage()));
        } catch (IOException e) {
          fail(zip + " cannot be expanded: " + e);
        }
      }
    } catch (IOException e) {
      throw new PluginException("the plugins folder " + folder + " cannot be read: " + e, e);
    }
  }

  private void collect(PluginWrapper wrapper, String apiVersion) {
    String name = wrapper.getPluginId() + " " + wrapper.getDescriptor().getVersion();
    if (wrapper.getPluginState() != PluginState.STARTED) {
      Throwable cause = wrapper.getFailedException();
      String requires = wrapper.getDescriptor().getRequires();
      fail(
          cause != null
              ? "plugin " + name + " did not start: " + cause
              : "plugin "
                  + name
                  + " requires version "
                  + requires
                  + " of the api; this is "
                  + apiVersion);
      return;
    }
    log.info("plugin {} from {}", name, wrapper.getPluginPath());
    InstalledPlugin plugin =
        new InstalledPlugin(
            wrapper.getPluginId(),
            wrapper.getDescriptor().getVersion(),
            wrapper.getDescriptor().getPluginDescription(),
            wrapper.getPluginPath());
    try {
      Config reference = reference(plugin.folder().resolve("reference.conf"));
      List<?> extensions = runtime.getExtensions(wrapper.getPluginId());
      if (extensions.isEmpty()) {
        fail(
            "plugin "
                + name
                + " offers nothing. Either no provider has @Extension, or it was"
                + " compiled without PF4J's annotation processor (META-INF/extensions.idx is"
                + " missing), or it holds a copy of the api's classes");
      }
      for (Object extension : extensions) {
        if (extension instanceof Provider<?> provider) {
          offer(provider, reference, plugin);
        }
      }
    } catch (ConfigException e) {
      fail("plugin " + name + ": its reference.conf cannot be read: " + e.getMessage());
    } catch (LinkageError | RuntimeException e) {
      fail("plugin " + name + " cannot be used: " + e);
    }
  }

  private static Config reference(Path file) {
    return Files.exists(file)
        ? HoconFile.resolve(HoconFile.parse(file), false)
        : ConfigFactory.empty();
  }

  private void offer(Provider<?> provider, Config reference, InstalledPlugin plugin) {
    for (Service service : Service.values()) {
      if (!service.isOfferedBy(provider)) {
        continue;
      }
      String type = provider.type();
      String path = service.key() + "." + type;
      Config defaults = reference.hasPath(path) ? reference.getConfig(path) : ConfigFactory.empty();
      Offer other = offers.putIfAbsent(path, new Offer(service, type, provider, defaults, plugin));
      if (other != null) {
        fail(
            "the "
                + service.key()
                + " type "
                + type
                + " is offered by plugin "
                + other.plugin().id()
                + " and again by plugin "
                + plugin.id()
                + ", whose offer is left out");
      }
    }
  }

  private void fail(String message) {
    log.warn("{}", message);
    failures.add(message);
  }

  /** Everything that the usable plugins offer, and why the others are not usable. */
  public Offers offers() {
    return new Offers(List.copyOf(offers.values()), failures);
  }

  @Override
  public void close() {
    runtime.unloadPlugins();
  }
}

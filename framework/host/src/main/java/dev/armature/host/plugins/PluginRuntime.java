package dev.armature.host.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pf4j.DefaultPluginFactory;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.DefaultPluginRepository;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.pf4j.PropertiesPluginDescriptorFinder;

/** PF4J set up for plugin folders, each on a class loader of its own. */
final class PluginRuntime extends DefaultPluginManager {

  private final PluginPolicy policy;

  PluginRuntime(List<Path> folders, PluginPolicy policy) {
    super(folders);
    this.policy = policy;
    // Without it PF4J does not look at a plugin's "requires" at all.
    setSystemVersion(policy.apiVersion());
  }

  /**
   * Loads every plugin of one folder whose id is not loaded yet, or the one whose module it is.
   *
   * @param failure told of each that is not loaded, in a sentence
   * @throws PluginException if the folder cannot be read
   */
  void load(Path folder, Consumer<String> failure) {
    if (DevelopedModule.isOne(folder)) {
      loadOne(new DevelopedModule(folder).classes(), failure);
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      children
          .filter(
              child -> Files.isDirectory(child) && !child.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(plugin -> loadOne(plugin, failure));
    } catch (IOException e) {
      throw new PluginException("the plugins folder " + folder + " cannot be read: " + e, e);
    }
  }

  private void loadOne(Path folder, Consumer<String> failure) {
    try {
      String id = PluginDescription.read(folder, folder).id();
      PluginWrapper other = getPlugin(id);
      Optional<String> objection =
          other == null
              ? objection(folder)
              : Optional.of(id + " is there at " + other.getPluginPath());
      if (objection.isEmpty()) {
        loadPluginFromPath(folder);
      } else {
        failure.accept(folder + " is left out: " + objection.get());
      }
    } catch (PluginException e) {
      failure.accept(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      failure.accept(folder + " is not a plugin that can be loaded: " + e.getMessage());
    }
  }

  /** Why a plugin is not loaded, as far as that can be told at once. */
  private Optional<String> objection(Path folder) throws IOException {
    Optional<String> refused = policy.objection(folder);
    Optional<FileRecord> record = FileRecord.of(folder);
    if (refused.isPresent() || record.isEmpty()) {
      return refused;
    }
    List<String> changes = record.get().quickChanges();
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of("it is not what was installed: " + String.join(", ", changes));
  }

  /** Puts the plugins that are loaded into the order in which they depend on each other. */
  void resolve(Consumer<String> failure) {
    try {
      resolvePlugins();
    } catch (PluginRuntimeException e) {
      failure.accept("plugins do not fit together: " + e.getMessage());
    }
  }

  @Override
  protected PluginFactory createPluginFactory() {
    return new DefaultPluginFactory() {
      @Override
      public Plugin create(PluginWrapper wrapper) {
        Plugin plugin = super.create(wrapper);
        if (plugin == null) {
          throw new PluginException(
              "no object of its plugin.class "
                  + wrapper.getDescriptor().getPluginClass()
                  + " can be made");
        }
        return plugin;
      }
    };
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new DefaultPluginRepository(getPluginsRoots());
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PropertiesPluginDescriptorFinder();
  }

  private static void addTo(PluginClassLoader loader, DevelopedModule module) {
    try {
      loader.addFile(module.classes().toFile());
      module.dependencies().forEach(loader::addFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new DefaultPluginLoader(this) {
      @Override
      public ClassLoader loadPlugin(Path pluginPath, PluginDescriptor descriptor) {
        PluginClassLoader loader = (PluginClassLoader) super.loadPlugin(pluginPath, descriptor);
        DevelopedModule.of(pluginPath).ifPresent(module -> addTo(loader, module));
        return loader;
      }

      @Override
      protected PluginClassLoader createPluginClassLoader(
          Path pluginPath, PluginDescriptor descriptor) {
        return new IsolatingClassLoader(
            pluginManager, descriptor, PluginRuntime.class.getClassLoader());
      }
    };
  }
}

package dev.armature.host.plugins;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.DefaultPluginRepository;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PropertiesPluginDescriptorFinder;

/** PF4J set up for plugin folders, each on a class loader of its own. */
final class PluginRuntime extends DefaultPluginManager {

  PluginRuntime(List<Path> folders, String apiVersion) {
    super(folders);
    // Without it PF4J does not look at a plugin's "requires" at all.
    setSystemVersion(apiVersion);
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new DefaultPluginRepository(getPluginsRoots());
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PropertiesPluginDescriptorFinder();
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new DefaultPluginLoader(this) {
      @Override
      protected PluginClassLoader createPluginClassLoader(
          Path pluginPath, PluginDescriptor descriptor) {
        return new IsolatingClassLoader(
            pluginManager, descriptor, PluginRuntime.class.getClassLoader());
      }
    };
  }
}

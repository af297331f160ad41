package dev.armature.host.plugins;

import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * The class loader of one plugin: its own jars first, so that two plugins can use two versions of a
 * library, but for {@link SharedClasses}. Of the host's other classes a plugin sees none.
 */
final class IsolatingClassLoader extends PluginClassLoader {

  IsolatingClassLoader(PluginManager plugins, PluginDescriptor descriptor, ClassLoader host) {
    super(plugins, descriptor, new SharedOnly(host));
  }

  @Override
  protected boolean shouldDelegateToParent(String className) {
    return super.shouldDelegateToParent(className) || SharedClasses.contains(className);
  }

  /** The platform's classes and the shared ones of the host. */
  private static final class SharedOnly extends ClassLoader {

    private final ClassLoader host;

    SharedOnly(ClassLoader host) {
      super(ClassLoader.getPlatformClassLoader());
      this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (SharedClasses.contains(name)) {
        return host.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}

package dev.armature.tck;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.armature.api.Provider;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A plugin on the class path, as PF4J's annotation processor has listed its providers.
 *
 * @param own whether these are classes just compiled and no jar of another module
 * @param providers its providers
 * @param reference its {@code reference.conf}; empty where it has none
 */
record CompiledPlugin(boolean own, List<Provider<?>> providers, Config reference) {

  private static final String INDEX = "META-INF/extensions.idx";

  /** Every plugin on the class path. */
  static List<CompiledPlugin> all() {
    try {
      List<CompiledPlugin> all = new ArrayList<>();
      ClassLoader loader = CompiledPlugin.class.getClassLoader();
      for (URL index : Collections.list(loader.getResources(INDEX))) {
        all.add(
            new CompiledPlugin(
                index.getProtocol().equals("file"), providers(index), reference(index)));
      }
      return all;
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError("the providers that " + INDEX + " lists can be made: " + e, e);
    }
  }

  private static List<Provider<?>> providers(URL index)
      throws IOException, ReflectiveOperationException {
    List<Provider<?>> providers = new ArrayList<>();
    try (InputStream in = index.openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(it -> !it.startsWith("#")).toList()) {
        Object extension = Class.forName(line.strip()).getConstructor().newInstance();
        if (extension instanceof Provider<?> provider) {
          providers.add(provider);
        }
      }
    }
    return providers;
  }

  private static Config reference(URL index) throws MalformedURLException {
    URL reference = new URL(index, "../reference.conf");
    return ConfigFactory.parseURL(reference, ConfigParseOptions.defaults().setAllowMissing(true))
        .resolve();
  }

  /** The defaults of one of its providers. */
  Config defaults(Service service, Provider<?> provider) {
    String path = service.key() + "." + provider.type();
    return reference.hasPath(path) ? reference.getConfig(path) : ConfigFactory.empty();
  }

  /** What it offers of a service. */
  List<Offer> offers(Service service, Class<?> kind) {
    return providers.stream()
        .filter(kind::isInstance)
        .map(it -> new Offer(service, it, defaults(service, it), PluginSettings.CLASS_PATH))
        .toList();
  }
}

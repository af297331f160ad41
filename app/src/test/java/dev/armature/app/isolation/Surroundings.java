package dev.armature.app.isolation;

import java.util.List;

/** What a plugin sees around itself. Each of the two plugins has a copy of it. */
final class Surroundings {

  private static final List<String> FOREIGN =
      List.of(
          "dev.armature.host.plugins.PluginCatalog",
          "dev.armature.app.Main",
          "picocli.CommandLine",
          "ch.qos.logback.classic.Logger",
          "tools.jackson.databind.json.JsonMapper",
          "example.tiny.TinyAgent");

  private static final ClassLoader OWN = Surroundings.class.getClassLoader();

  private Surroundings() {}

  /** The version of the Jackson that this plugin brings, which has to work too: 18 for 2.18. */
  static int jackson() {
    try {
      Object factory =
          OWN.loadClass("com.fasterxml.jackson.core.JsonFactory").getConstructor().newInstance();
      Object parser =
          factory.getClass().getMethod("createParser", String.class).invoke(factory, "[]");
      parser.getClass().getMethod("nextToken").invoke(parser);
      Object version = factory.getClass().getMethod("version").invoke(factory);
      return (int) version.getClass().getMethod("getMinorVersion").invoke(version);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the plugin's own library does not work", e);
    }
  }

  /**
   * Whether this thread is in the plugin's context, and neither the host's classes nor those of
   * other plugins are to be seen from it.
   *
   * @param other a class of the other plugin
   */
  static boolean isIsolated(String other) {
    return Thread.currentThread().getContextClassLoader() == OWN
        && !isSeen(other)
        && FOREIGN.stream().noneMatch(Surroundings::isSeen)
        && OWN.getResource("dev/armature/host/configuration/defaults.conf") == null;
  }

  private static boolean isSeen(String type) {
    try {
      Class.forName(type, false, OWN);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}

package dev.armature.host.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin folder that was loaded.
 *
 * @param id its id
 * @param version its version
 * @param description one sentence on what it is for; may be empty
 * @param folder where it stands: {@code plugin.properties}, {@code reference.conf}, {@code lib/}
 */
public record InstalledPlugin(String id, String version, String description, Path folder) {

  /**
   * Requires that every file is as it was installed. Large ones are not looked at when a plugin is
   * loaded, so a run asks for it before it uses the plugin.
   *
   * @throws PluginException if one has changed
   */
  public void requireUnchanged() {
    try {
      List<String> changes = PluginCheck.of(id, folder).changes();
      if (!changes.isEmpty()) {
        throw new PluginException(
            "plugin %s in %s is not what was installed: %s; remove it and install it again"
                .formatted(id, folder, String.join(", ", changes)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("plugin " + id + " cannot be read", e);
    }
  }
}

package dev.armature.host.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An installed plugin compared with the record of its files.
 *
 * @param id its id
 * @param folder where it stands
 * @param origin what it was installed from, in words; empty where it was put there by hand, so that
 *     there is no record
 * @param changes what has changed since, a phrase each
 */
public record PluginCheck(String id, Path folder, Optional<String> origin, List<String> changes) {

  public PluginCheck {
    changes = List.copyOf(changes);
  }

  static PluginCheck of(String id, Path folder) throws IOException {
    Optional<FileRecord> record = FileRecord.of(folder);
    return new PluginCheck(
        id,
        folder,
        record.map(FileRecord::origin),
        record.isPresent() ? record.get().changes() : List.of());
  }
}

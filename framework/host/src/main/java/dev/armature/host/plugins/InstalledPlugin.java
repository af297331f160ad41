package dev.armature.host.plugins;

import java.nio.file.Path;

/**
 * A plugin folder that was loaded.
 *
 * @param id its id
 * @param version its version
 * @param description one sentence on what it is for; may be empty
 * @param folder where it stands: {@code plugin.properties}, {@code reference.conf}, {@code lib/}
 */
public record InstalledPlugin(String id, String version, String description, Path folder) {}

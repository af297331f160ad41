package dev.armature.host.provenance;

import java.nio.file.Path;

/**
 * A file that a run learns from.
 *
 * @param sha256 the hash of its content
 */
public record DataFile(Path path, String sha256) {}

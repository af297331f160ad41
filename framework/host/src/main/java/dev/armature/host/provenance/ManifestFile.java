package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceException;
import com.oracle.labs.mlrg.olcut.provenance.io.ProvenanceSerializationException;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code manifest.json}: a run's provenance as OLCUT writes it. */
public final class ManifestFile {

  private ManifestFile() {}

  /** Reads a manifest; empty where there is none, or none that OLCUT understands. */
  public static Optional<RunProvenance> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ObjectProvenance read =
          new JsonProvenanceSerialization(true).deserializeAndUnmarshal(Files.readString(file));
      return read instanceof RunProvenance run ? Optional.of(run) : Optional.empty();
    } catch (ProvenanceSerializationException
        | ProvenanceException
        | IllegalArgumentException
        | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Writes a manifest, whole or not at all. */
  static void write(RunProvenance provenance, Path file) throws IOException {
    WholeFile.write(
        file, new JsonProvenanceSerialization(true).marshalAndSerialize(provenance) + "\n");
  }
}

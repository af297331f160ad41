package dev.armature.host.index;

import com.oracle.labs.mlrg.olcut.provenance.primitives.DateTimeProvenance;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Writes run folders by hand, with as much in them as the index reads. */
final class MadeUpRun {

  private MadeUpRun() {}

  static RunFolder write(Path runs, String agent, int seed, double result) throws IOException {
    RunFolder run = unfinished(runs, agent, seed);
    Files.createDirectory(run.finalState());
    Files.writeString(run.evaluation(), "{\"episodes\": 5, \"return_mean\": " + result + "}");
    return run;
  }

  static RunFolder unfinished(Path runs, String agent, int seed) throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(runs.resolve(agent + "-seed" + seed)));
    Files.writeString(
        run.configuration(),
        "name = made-up, seed = %d, agent { type = %s }, environment.type = none"
            .formatted(seed, agent));
    Files.writeString(
        run.metrics(), "step,losses/critic,evaluation/return\n1000,0.5,-3.5\n2000,0.25,\n30");
    return run;
  }

  /** Writes the manifest of a run that begins now. */
  static void manifest(RunFolder run) throws IOException {
    String key = "started";
    new RunProvenance(Map.of(key, new DateTimeProvenance(key, OffsetDateTime.now(ZoneOffset.UTC))))
        .write(run.manifest());
  }
}

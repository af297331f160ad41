package dev.armature.host.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.StateException;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.files.Sha256;
import dev.armature.host.provenance.RunManifest;
import dev.armature.host.provenance.RunProvenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was cut off after 200 of 400 steps, with checkpoints at 120, 180 and 200. */
final class RecoveryTest {

  private static final String EXPERIMENT =
      """
      name = tiny
      environment { type = corridor }
      agent { type = walker, stride = 2 }
      network { type = none }
      replay-buffer { type = recent }
      training { steps = 400, warm-up-steps = 50, metrics-every = 40 }
      evaluation { every = 100, episodes = 3, final-episodes = 7 }
      checkpoints { every = 60, keep = 3 }
      """;

  @TempDir private Path folder;
  private RunFolder run;

  @BeforeEach
  void cutOff() throws IOException {
    run = RunFolder.create(folder, "cut", 0);
    AtomicLong asked = new AtomicLong();
    new Run(experiment(), run).train(List.of(), () -> asked.incrementAndGet() == 200);
    assertThat(checkpoints())
        .containsExactly("step-000000000120", "step-000000000180", "step-000000000200");
  }

  private Experiment experiment(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), EXPERIMENT);
    return new ExperimentReader(TinyPlugins.offers()).read(file, List.of(overrides));
  }

  private List<String> checkpoints() throws IOException {
    try (Stream<Path> children = Files.list(run.checkpoints())) {
      return children.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private Path inCheckpoint(int step, String file) {
    return run.checkpoints().resolve("step-%012d".formatted(step)).resolve(file);
  }

  private static void flip(Path file, double where) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (where * (bytes.length - 1))] ^= 16;
    Files.write(file, bytes);
  }

  private void assertGoesOnToTheSameBits() throws IOException {
    RunFolder whole = RunFolder.create(folder, "whole", 0);
    new Run(experiment(), whole).train(List.of(), () -> false);
    new Run(experiment(), run).resume(List.of(), () -> false);
    assertThat(run.finalState().resolve("agent.safetensors"))
        .hasSameBinaryContentAs(whole.finalState().resolve("agent.safetensors"));
    assertThat(withoutTime(run)).isEqualTo(withoutTime(whole));
  }

  /** The two last columns come from the wall clock. */
  private static List<String> withoutTime(RunFolder run) throws IOException {
    return Files.readAllLines(run.metrics()).stream()
        .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
        .toList();
  }

  @Test
  void whereTheLatestCheckpointIsDamagedTheOneBeforeIsUsed() throws IOException {
    flip(inCheckpoint(200, "agent.safetensors"), 0.5);
    Files.delete(inCheckpoint(180, "streams.safetensors"));

    assertGoesOnToTheSameBits();

    assertThat(checkpoints())
        .contains("step-000000000180.damaged", "step-000000000200.damaged")
        .endsWith("step-000000000360");
  }

  @Test
  void everyFileIsNamedWhereNoCheckpointCanBeUsed() throws IOException {
    for (int step : new int[] {120, 180, 200}) {
      flip(inCheckpoint(step, "replay-buffer.safetensors"), 1);
    }
    assertThatThrownBy(() -> new Run(experiment(), run).resume(List.of(), () -> false))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContainingAll(
            inCheckpoint(120, "replay-buffer.safetensors") + " is damaged",
            inCheckpoint(180, "replay-buffer.safetensors") + " is damaged",
            inCheckpoint(200, "replay-buffer.safetensors") + " is damaged");
  }

  @Test
  void damagedMetricsAreToldAndADeletedFileBeginsAnew() throws IOException {
    flip(run.metrics(), 0.1);
    assertThatThrownBy(() -> new Run(experiment(), run).resume(List.of(), () -> false))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("metrics.csv is damaged");
    assertThat(checkpoints()).hasSize(3).noneMatch(it -> it.endsWith("damaged"));

    Files.delete(run.metrics());
    new Run(experiment(), run).resume(List.of(), () -> false);
    assertThat(Files.readAllLines(run.metrics()).get(0)).startsWith("step,episodes");
    assertThat(Files.readAllLines(run.metrics()).get(1)).startsWith("240,");
  }

  @Test
  void aDamagedManifestIsPutBack() throws IOException {
    String manifest = Files.readString(run.manifest());
    flip(run.manifest(), 0.3);
    assertGoesOnToTheSameBits();
    assertThat(run.manifest()).hasContent(manifest);
  }

  @Test
  void aChangedConfigurationIsRefusedWithEveryKeyThatDiffers() throws IOException {
    Experiment changed = experiment("agent.stride=1", "seed=7", "environment.length=10");

    assertThatThrownBy(() -> new Run(changed, run).resume(List.of(), () -> false))
        .isInstanceOf(RunFolderException.class)
        .hasMessage(
            """
            %s was started with another configuration, that in %s:
              --set agent.stride=1: agent.stride: is 1, was 2
              --set seed=7: seed: is 7, was 0
            leave these keys as they were, or begin a run of its own from the latest checkpoint \
            with --fork\
            """
                .formatted(run.path(), inCheckpoint(200, "config.conf")));
  }

  @Test
  void aForkGoesOnInAFolderOfItsOwn() throws IOException {
    RunFolder fork = RunFolder.create(folder, "fork", 0);
    List<String> before = checkpoints();
    Run.Outcome outcome =
        new Run(experiment("training.steps=300", "environment.horizon=5", "seed=3"), fork)
            .fork(run, List.of(), () -> false);

    assertThat(outcome.steps()).isEqualTo(300);
    assertThat(Files.readAllLines(fork.metrics()).get(1)).startsWith("240,");
    RunProvenance manifest = RunProvenance.read(fork.manifest()).orElseThrow();
    assertThat(manifest.text("checkpoint", "path").orElseThrow()).endsWith("step-000000000200");
    assertThat(manifest.text("checkpoint", "agent_sha256"))
        .contains(Sha256.ofFile(inCheckpoint(200, "agent.safetensors")));
    assertThat(manifest.plain().get("checkpoint"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("run", RunProvenance.read(run.manifest()).orElseThrow().plain());
    assertThat(checkpoints()).isEqualTo(before);
    // It can be cut off and go on like any other.
    assertThat(
            new Run(experiment("training.steps=300", "environment.horizon=5", "seed=3"), fork)
                .resume(List.of(), () -> false))
        .isEqualTo(outcome);
  }

  @Test
  void aForkIsMadeAgainFromTheCheckpointThatItsManifestNames() throws IOException {
    RunFolder fork = RunFolder.create(folder, "fork", 0);
    new Run(experiment("seed=3"), fork).fork(run, List.of(), () -> false);

    RunProvenance manifest = RunProvenance.read(fork.manifest()).orElseThrow();
    RunManifest.Beginning beginning = RunManifest.beginning(manifest).orElseThrow();
    RunFolder again = RunFolder.create(folder, "again", 0);
    new Run(experiment("seed=3"), again).fork(beginning.checkpoint(), List.of(), () -> false);

    assertThat(beginning.agentHash()).isEqualTo(RunManifest.agentHash(beginning.checkpoint()));
    assertThat(again.finalState().resolve("agent.safetensors"))
        .hasSameBinaryContentAs(fork.finalState().resolve("agent.safetensors"));
    assertThat(
            RunManifest.differences(manifest, RunProvenance.read(again.manifest()).orElseThrow()))
        .isEmpty();
  }

  @Test
  void aForkThatDoesNotFitLeavesNothing() throws IOException {
    RunFolder fork = RunFolder.create(folder, "fork", 0);
    Experiment larger = experiment("replay-buffer.capacity=50");
    assertThatThrownBy(() -> new Run(larger, fork).fork(run, List.of(), () -> false))
        .isInstanceOf(StateException.class);
    assertThat(fork.path()).doesNotExist();
  }

  @Test
  void aDamagedEndIsTold() throws IOException {
    new Run(experiment(), run).resume(List.of(), () -> false);
    flip(run.finalState().resolve("agent.safetensors"), 1);
    assertThatThrownBy(() -> new Run(experiment(), run).resume(List.of(), () -> false))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("final/agent.safetensors is damaged");
  }
}

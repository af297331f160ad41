package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunsCommandTest {

  @TempDir Path folder;
  private Path runs;
  private InProcess armature;

  @BeforeEach
  void makeUpRuns() throws IOException {
    runs = folder.resolve("runs");
    armature = new InProcess(folder);
    write("good-seed0", "td3", "{\"return_mean\": -100.0}");
    write("bad-seed0", "sac", "{\"return_mean\": -900.0}");
  }

  private void write(String name, String agent, String evaluation) throws IOException {
    Path run = Files.createDirectories(runs.resolve(name));
    Files.writeString(
        run.resolve("config.conf"),
        "name = swing, seed = 3, agent.type = " + agent + ", environment.type = pendulum");
    Files.createDirectory(run.resolve("final"));
    Files.writeString(run.resolve("final/evaluation.json"), evaluation);
  }

  private Ended run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "runs";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--runs";
    all[arguments.length + 2] = runs.toString();
    return armature.run(all);
  }

  @Test
  void runsAreListedByConditions() {
    Ended all = run("list");
    Ended late = run("list", "--metric", "return_mean>=-200", "--agent=td3", "--since=1d");
    JsonNode json = run("list", "--name=bad*", "--format=json").json().path("runs");

    assertThat(all.out()).contains("good-seed0", "bad-seed0", "-900.00");
    // When a run without a manifest began is not known.
    assertThat(late.out().lines()).hasSize(1);
    assertThat(run("list", "--metric", "return_mean>=-200", "--agent=td3").out().lines())
        .hasSize(2)
        .anyMatch(it -> it.matches("good-seed0 +complete +td3 +pendulum +3 +0 +-100\\.00"));
    assertThat(json).hasSize(1);
    assertThat(json.get(0).propertyNames())
        .containsExactly(
            "run_folder",
            "name",
            "status",
            "agent",
            "environment",
            "seed",
            "steps",
            "tags",
            "metrics");
    assertThat(json.get(0).path("metrics").path("return_mean").asDouble()).isEqualTo(-900);
  }

  @Test
  void aConditionThatIsNoneIsRefused() {
    assertThat(run("list", "--metric=return_mean").err()).contains("such as return_mean>=-200");
    assertThat(run("list", "--since=yesterday").err()).contains("expected a time such as");
    assertThat(run("list", "--status=done").err())
        .contains("running, complete, stopped, failed, interrupted");
    assertThat(run("list", "--since=2026-13-01").status()).isEqualTo(ExitStatus.BAD_INPUT);
  }

  @Test
  void tagsAreKeptInTheRunFolder() throws Exception {
    assertThat(run("tag", "good-seed0", "--add=best", "--add=figure/2").status()).isZero();
    Files.delete(runs.resolve("index.sqlite"));

    assertThat(run("list", "--tag=best").out()).contains("good-seed0").doesNotContain("bad-seed0");
    assertThat(run("show", "good-seed0").out()).containsPattern("tags +best, figure/2");
    run("tag", "good-seed0", "--remove=best");
    assertThat(run("list", "--tag=best").out()).doesNotContain("good-seed0");
    assertThat(run("tag", "good-seed0", "--add=a b").err()).contains("'a b' cannot be a tag");
  }

  @Test
  void runsAreDeletedByNameAtOnceAndByConditionOnDemand() {
    Ended asked = run("delete", "--agent=sac");
    assertThat(asked.out()).contains("would delete", "bad-seed0", "add --yes");
    assertThat(runs.resolve("bad-seed0")).exists();

    assertThat(run("delete", "--agent=sac", "--yes").out()).contains("deleted").contains("bad");
    assertThat(runs.resolve("bad-seed0")).doesNotExist();

    assertThat(run("delete", "good-seed0").status()).isZero();
    assertThat(run("list").out().lines()).hasSize(1);
    assertThat(run("delete").err()).contains("no run is named");
  }

  @Test
  void aRunThatIsNotThereIsToldWithTheNearest() {
    Ended show = run("show", "god-seed0");

    assertThat(show.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(show.err()).contains("there is no run god-seed0", "did you mean good-seed0?");
  }

  @Test
  void reindexReadsAllFolders() throws Exception {
    run("list");
    Files.writeString(runs.resolve("good-seed0/final/evaluation.json"), "{\"return_mean\": 5}");

    assertThat(run("reindex").out()).contains(": 2");
    assertThat(run("list", "--metric=return_mean>0").out()).contains("good-seed0");
  }
}

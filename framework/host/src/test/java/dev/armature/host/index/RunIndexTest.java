package dev.armature.host.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunLock;
import dev.armature.host.training.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIndexTest {

  private static final int WRITERS = 3;
  private static final int RUNS_EACH = 15;

  @TempDir Path runs;

  private List<String> find(RunFilter filter) throws IOException {
    try (RunIndex index = new RunIndex(runs)) {
      index.synchronise();
      return index.find(filter).stream().map(RunEntry::path).toList();
    }
  }

  private static RunFilter agents(String... agents) {
    return new RunFilter(
        List.of(),
        List.of(agents),
        List.of(),
        List.of(),
        List.of(),
        OptionalLong.empty(),
        Optional.empty(),
        List.of());
  }

  @Test
  void aRunIsReadOffItsFolder() throws Exception {
    RunFolder run = MadeUpRun.write(runs, "td3", 7, -12.5);
    Instant before = Instant.now();
    MadeUpRun.manifest(run);
    RunTags.change(run, List.of("best", "paper"), List.of());

    try (RunIndex index = new RunIndex(runs)) {
      index.synchronise();
      RunEntry entry = index.find(RunFilter.ALL).get(0);

      assertThat(entry.path()).isEqualTo("td3-seed7");
      assertThat(entry.name()).isEqualTo("made-up");
      assertThat(entry.seed()).isEqualTo(7);
      assertThat(entry.agent()).isEqualTo("td3");
      assertThat(entry.environment()).isEqualTo("none");
      assertThat(entry.status()).isEqualTo(RunStatus.COMPLETE);
      assertThat(entry.started().orElseThrow())
          .isBetween(before.truncatedTo(ChronoUnit.MILLIS), Instant.now());
      assertThat(entry.steps()).isEqualTo(2000);
      assertThat(entry.tags()).containsExactly("best", "paper");
      assertThat(entry.metrics())
          .containsEntry("return_mean", -12.5)
          .containsEntry("losses/critic", 0.25)
          .containsEntry("evaluation/return", -3.5);
    }
  }

  @Test
  void conditionsAreMetTogether() throws Exception {
    RunFolder good = MadeUpRun.write(runs, "td3", 0, -100);
    MadeUpRun.write(runs, "td3", 1, -300);
    MadeUpRun.write(runs, "sac", 0, -50);
    MadeUpRun.unfinished(runs, "ddpg", 0);
    MadeUpRun.manifest(good);
    RunTags.change(good, List.of("best"), List.of());

    assertThat(find(RunFilter.ALL)).hasSize(4).startsWith("td3-seed0");
    assertThat(find(agents("sac", "ddpg"))).containsExactly("ddpg-seed0", "sac-seed0");
    assertThat(find(agents("none"))).isEmpty();
    assertThat(
            find(
                new RunFilter(
                    List.of("td*"),
                    List.of("td3", "sac"),
                    List.of("none"),
                    List.of(RunStatus.COMPLETE),
                    List.of("best"),
                    OptionalLong.of(0),
                    Optional.of(Instant.now().minusSeconds(3600)),
                    List.of(
                        MetricBound.parse("return_mean>=-200").orElseThrow(),
                        MetricBound.parse("losses/critic < 1").orElseThrow()))))
        .containsExactly("td3-seed0");
    assertThat(
            find(
                new RunFilter(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    List.of(MetricBound.parse("return_mean<-200").orElseThrow()))))
        .containsExactly("td3-seed1");
  }

  @Test
  void whatHappensPastTheIndexIsMadeUpFor() throws Exception {
    RunFolder run = MadeUpRun.unfinished(runs, "td3", 0);
    RunFolder swept = MadeUpRun.write(runs.resolve("many-sweep"), "sac", 0, -1);
    Files.writeString(runs.resolve("many-sweep").resolve(RunScan.PLAN), "{}");
    assertThat(find(RunFilter.ALL)).containsExactly("many-sweep/sac-seed0", "td3-seed0");
    assertThat(RunScan.runsOf(swept)).isEqualTo(runs);
    assertThat(RunScan.runsOf(run)).isEqualTo(runs);

    MadeUpRun.write(runs, "td3", 1, -2);
    RunTags.change(run, List.of("late"), List.of());
    swept.delete();

    try (RunIndex index = new RunIndex(runs)) {
      index.synchronise();
      assertThat(index.find(RunFilter.ALL))
          .extracting(RunEntry::path)
          .containsExactly("td3-seed0", "td3-seed1");
      assertThat(index.find(RunFilter.ALL).get(0).tags()).containsExactly("late");
    }
  }

  @Test
  void aRunThatIsWrittenToIsRunningUntilItsProcessEnds() throws Exception {
    RunFolder run = MadeUpRun.unfinished(runs, "td3", 0);
    try (RunLock lock = new RunLock(run.path())) {
      assertThat(RunStatus.of(run)).isEqualTo(RunStatus.RUNNING);
    }
    assertThat(RunStatus.of(run)).isEqualTo(RunStatus.INTERRUPTED);
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws Exception {
    MadeUpRun.write(runs, "td3", 0, -1);
    Files.writeString(runs.resolve(IndexDatabase.FILE), "this is not a database ".repeat(100));

    assertThat(find(RunFilter.ALL)).containsExactly("td3-seed0");
    try (RunIndex index = new RunIndex(runs)) {
      index.rebuild();
      assertThat(index.find(RunFilter.ALL)).hasSize(1);
    }
  }

  @Test
  void whereNoFileCanBeKeptTheRunsAreFoundAllTheSame() throws Exception {
    MadeUpRun.write(runs, "td3", 0, -1);
    Files.createDirectory(runs.resolve(IndexDatabase.FILE));

    assertThat(find(RunFilter.ALL)).containsExactly("td3-seed0");
  }

  @Test
  void severalProcessesWriteAtOnce() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  IndexWriter.class.getName(),
                  runs.toString(),
                  "agent" + i,
                  "" + RUNS_EACH)
              .inheritIO()
              .start());
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor(300, TimeUnit.SECONDS)).isTrue();
      assertThat(writer.exitValue()).isZero();
    }

    try (RunIndex index = new RunIndex(runs)) {
      assertThat(index.find(RunFilter.ALL)).hasSize(WRITERS * RUNS_EACH);
    }
    String file = "jdbc:sqlite:" + runs.resolve(IndexDatabase.FILE);
    try (Connection database = DriverManager.getConnection(file);
        Statement statement = database.createStatement()) {
      assertThat(text(statement, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(text(statement, "PRAGMA journal_mode")).isEqualTo("wal");
    }
  }

  private static String text(Statement statement, String query) throws Exception {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.getString(1);
    }
  }
}

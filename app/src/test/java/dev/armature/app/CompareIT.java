package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the distribution, compared by it. */
class CompareIT {

  private static final String EXPERIMENT =
      """
      name = small
      environment { type = pendulum }
      agent {
        type = td3
        actor.network.hidden = [8]
        critic.network.hidden = [8]
      }
      training { steps = 400, warm-up-steps = 200 }
      evaluation { every = 100, episodes = 1, final-episodes = 2 }
      """;

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() throws Exception {
    armature = new Distribution(folder);
    Files.writeString(folder.resolve("small.conf"), EXPERIMENT);
  }

  private void train(int seed, int delay) throws Exception {
    Ended trained =
        armature.run(
            "train",
            "small.conf",
            "--quiet",
            "--seed=" + seed,
            "--set=agent.policy-delay=" + delay);
    assertThat(trained.status()).as(trained.err()).isZero();
  }

  @Test
  void runsAreComparedInATableAndOnAPageThatShowsEverySeries() throws Exception {
    train(0, 1);
    train(1, 1);
    train(0, 2);
    train(1, 2);
    Files.writeString(
        folder.resolve("published.csv"),
        "task,algorithm,step,score\npendulum,paper,100,-1000\npendulum,paper,400,-150\n");

    Ended compared =
        armature.run("compare", "runs", "--resamples=500", "--tests", "--curves=published.csv");

    assertThat(compared.status()).as(compared.err()).isZero();
    assertThat(compared.out())
        .contains("pendulum", "td3 policy-delay=1", "td3 policy-delay=2", "Mann-Whitney p");
    Path report = folder.resolve("comparison");
    assertThat(report.resolve("scores.csv")).content().hasLineCount(5);
    assertThat(report.resolve("curves.csv")).content().hasLineCount(1 + 2 * 4 + 2);
    assertThat(report.resolve("figures"))
        .isDirectoryContaining("glob:**/curve-pendulum.svg")
        .isDirectoryContaining("glob:**/curve-pendulum.png")
        .isDirectoryContaining("glob:**/profiles.svg");
    String page = new Browser(folder).open(report.resolve("report.html"));
    for (String series : List.of("td3 policy-delay=1", "td3 policy-delay=2")) {
      // A line each in the curves and in the profiles.
      assertThat(page).containsPattern("(?s)u-label[^<]*>" + series + "<.*u-label[^<]*>" + series);
    }
    assertThat(page)
        .contains("paper (published)", "Probability of improvement", "configuration_sha256")
        .contains("agent.policy-delay", "small-seed0-2");
  }

  @Test
  void whatCannotBeComparedIsToldBeforeAnythingIsWritten() throws Exception {
    train(0, 2);

    Ended metric = armature.run("compare", "runs", "--metric=evaluation/retrun");
    Ended key = armature.run("compare", "runs", "--by=agnet");
    Ended empty = armature.run("compare", "small.conf");

    assertThat(List.of(metric.status(), key.status(), empty.status()))
        .containsOnly(ExitStatus.BAD_INPUT);
    assertThat(metric.err())
        .contains("metrics.csv:1: --metric evaluation/retrun", "did you mean evaluation/return?");
    assertThat(key.err()).contains("--by agnet", "did you mean agent?");
    assertThat(empty.err()).contains("small.conf: there is no run folder");
    assertThat(folder.resolve("comparison")).doesNotExist();
  }
}

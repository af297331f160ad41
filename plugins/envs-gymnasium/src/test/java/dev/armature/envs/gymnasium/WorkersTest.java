package dev.armature.envs.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The processes that environments are played in. */
class WorkersTest {

  @BeforeEach
  void requireGymnasium() {
    Pythons.assumeInstalled("gymnasium");
  }

  private static List<Environment> make(int count, String overrides) {
    return new GymnasiumProvider().createAll(Pythons.config(overrides), count);
  }

  private static long pid(Environment environment) {
    return ((GymnasiumEnvironment) environment).worker().pid();
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Test
  void environmentsShareProcesses() {
    List<Environment> made = make(5, "id = Testing/Trouble-v0, environments-per-worker = 2");
    try {
      List<Long> pids = made.stream().map(WorkersTest::pid).toList();
      assertThat(pids.stream().distinct()).hasSize(3);
      assertThat(pids.get(3)).isEqualTo(pids.get(0));
      assertThat(pids.get(4)).isEqualTo(pids.get(1));

      List<List<Float>> together = new ArrayList<>();
      float[] seen = new float[2];
      for (int i = 0; i < 5; i++) {
        made.get(i).reset(i, seen);
      }
      for (int i = 0; i < 5; i++) {
        made.get(i).step(new float[] {0.5f}, seen);
        together.add(List.of(seen[0], seen[1]));
      }
      for (int i = 0; i < 5; i++) {
        made.get(0).reset(i, seen);
        made.get(0).step(new float[] {0.5f}, seen);
        assertThat(together.get(i)).containsExactly(seen[0], seen[1]);
      }
    } finally {
      made.forEach(Environment::close);
    }
    assertThat(made).noneMatch(it -> alive(pid(it)));
  }

  @Test
  void aProcessEndsWithItsLastEnvironment() {
    List<Environment> made = make(2, "id = Testing/Trouble-v0, environments-per-worker = 2");
    long pid = pid(made.get(0));
    made.get(0).close();
    assertThat(alive(pid)).isTrue();
    made.get(1).step(reset(made.get(1)), new float[2]);
    made.get(1).close();

    assertThat(alive(pid)).isFalse();
  }

  private static float[] reset(Environment environment) {
    environment.reset(1, new float[2]);
    return new float[1];
  }

  @Test
  void anEpisodeOfASharedProcessIsPlayedAgainToo() {
    List<Environment> made =
        make(
            2,
            "id = Testing/Trouble-v0, environments-per-worker = 2,"
                + " on-worker-failure = restart-episode");
    try {
      float[] expected = new float[2];
      float[] seen = new float[2];
      made.get(0).reset(1, expected);
      for (int i = 0; i < 6; i++) {
        made.get(0).step(new float[] {0.1f * i}, expected);
      }
      made.forEach(it -> it.reset(1, seen));
      for (int i = 0; i < 6; i++) {
        if (i == 3) {
          ProcessHandle.of(pid(made.get(0))).orElseThrow().destroyForcibly();
        }
        for (Environment environment : made) {
          environment.step(new float[] {0.1f * i}, seen);
        }
      }
      assertThat(seen).containsExactly(expected);
    } finally {
      made.forEach(Environment::close);
    }
  }

  @Test
  void aDictionaryIsFlattenedAsGymnasiumDoes() {
    try (Environment environment = Pythons.environment("id = Testing/PointGoal-v0")) {
      EnvironmentSpec spec = environment.spec();
      assertThat(spec.observation().dimensions().stream().map(it -> it.name()))
          .containsExactly(
              "achieved_goal_0",
              "achieved_goal_1",
              "desired_goal_0",
              "desired_goal_1",
              "observation_0",
              "observation_1");
      assertThat(spec.action().dimensions().get(1).name()).isEqualTo("action_1");
      assertThat(spec.observation().highs()).containsExactly(1, 1, 1, 1, 2, 2);
      assertThat(spec.horizon()).isEqualTo(30);
      assertThat(spec.controlPeriod()).isEqualTo(0.1);
      assertThat(spec.reportsSuccess()).isTrue();
      GoalSpec goals = spec.goals().orElseThrow();
      assertThat(goals.achieved()).containsExactly(0, 1);
      assertThat(goals.desired()).containsExactly(2, 3);
    }
  }

  @Test
  void goalsThatDoNotMakeTheRewardAreNotShown() {
    try (Environment environment =
        Pythons.environment("id = Testing/PointGoal-v0, kwargs.bonus = 0.5")) {
      assertThat(environment.spec().goals()).isEmpty();
      assertThat(environment.spec().reportsSuccess()).isTrue();
    }
  }

  @Test
  void moreGoalsThanACallHoldsAreJudged() {
    try (Environment environment = Pythons.environment("id = Testing/PointGoal-v0")) {
      int n = 3 * SharedMemory.GOAL_ROWS + 5;
      float[] achieved = new float[2 * n];
      for (int i = 0; i < n; i++) {
        achieved[2 * i] = (float) i / n;
      }
      float[] rewards = new float[n];
      float[] terminated = new float[n];
      float[] success = new float[n];
      environment
          .spec()
          .goals()
          .orElseThrow()
          .reward()
          .compute(achieved, new float[2 * n], n, rewards, terminated, success);
      for (int i = 0; i < n; i++) {
        assertThat(success[i]).isEqualTo(achieved[2 * i] <= 0.4 ? 1 : 0);
        assertThat(rewards[i]).isEqualTo(success[i] - 1);
        assertThat(terminated[i]).isZero();
      }
    }
  }

  /** Whatever ends the process that has started it, a worker does not stay behind. */
  @Test
  void aWorkerEndsWithAProcessThatIsKilled() throws IOException, InterruptedException {
    for (String kind : List.of("nothing", "hang")) {
      Process host =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Abandoned.class.getName(),
                  kind)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out =
          new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
      long worker = Long.parseLong(out.readLine());
      String file = out.readLine();
      assertThat(alive(worker)).isTrue();
      host.destroyForcibly().waitFor();

      for (int i = 0; i < 600 && alive(worker); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(alive(worker)).as("a worker that did %s", kind).isFalse();
      assertThat(Path.of(file)).doesNotExist();
    }
  }

  /** Starts a worker, tells its process and its file, and plays until it is killed. */
  static final class Abandoned {
    public static void main(String[] arguments) throws IOException {
      try (Environment environment =
          Pythons.environment(
              "id = Testing/Trouble-v0, timeout = 1000, kwargs { kind = %s, at = 5 }"
                  .formatted(arguments[0]))) {
        System.out.println(pid(environment));
        System.out.println(((GymnasiumEnvironment) environment).worker().description().file());
        float[] seen = new float[2];
        float[] action = reset(environment);
        for (int i = 0; i < 19; i++) {
          environment.step(action, seen);
        }
        System.in.read();
      }
    }
  }

  /** With half a second between the calls both sides sleep, with none they watch. */
  @Test
  void sleepingAndWatchingGiveTheSame() throws InterruptedException {
    float[] watched = new float[2];
    float[] slept = new float[2];
    try (Environment watching = Pythons.environment("id = Testing/Trouble-v0");
        Environment sleeping = Pythons.environment("id = Testing/Trouble-v0, busy-wait = 0")) {
      watching.reset(3, watched);
      sleeping.reset(3, slept);
      for (int i = 0; i < 15; i++) {
        if (i % 5 == 0) {
          TimeUnit.MILLISECONDS.sleep(500);
        }
        watching.step(new float[] {0.3f}, watched);
        sleeping.step(new float[] {0.3f}, slept);
        assertThat(watched).containsExactly(slept);
      }
    }
  }
}

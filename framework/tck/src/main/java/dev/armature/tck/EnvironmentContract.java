package dev.armature.tck;

import static dev.armature.tck.RandomPlay.ACTIONS;
import static dev.armature.tck.RandomPlay.actions;
import static dev.armature.tck.RandomPlay.episodes;
import static dev.armature.tck.RandomPlay.playOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Step;
import dev.armature.host.plugins.Service;
import dev.armature.tck.Episode.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Environment} has to keep to. A plugin's author extends this class in a test,
 * says in {@link #createEnvironment()} how one is made, and inherits the tests; each failure says
 * which rule is broken and what comes of it.
 *
 * <p>An environment that has to equal a published one, quirks included, may override the test of
 * the rule that it cannot keep and check there what holds instead.
 */
public abstract class EnvironmentContract {

  private static final long SEED = 7;
  private static final float SCRIBBLE = 1e9f;

  /** Makes a new environment, which the test closes; the same kind at every call. */
  protected abstract Environment createEnvironment();

  @Test
  protected void specIsOneObjectForLife() {
    String rule =
        "spec() gives the same object at every call: networks and buffers are measured by it once,"
            + " before the first step";
    try (Environment environment = createEnvironment()) {
      EnvironmentSpec spec = environment.spec();
      Episode episode = new Episode(environment, SEED);
      assertThat(environment.spec()).as(rule).isSameAs(spec);
      episode.play(actions(environment));
      assertThat(environment.spec()).as(rule).isSameAs(spec);
    }
  }

  @Test
  protected void observationsAreFilledAndWithinTheirSpace() {
    try (Environment environment = createEnvironment()) {
      EnvironmentSpec spec = environment.spec();
      for (Episode episode : episodes(environment, 3)) {
        for (Moment moment : episode.moments()) {
          for (int i = 0; i < spec.observation().size(); i++) {
            Dimension dimension = spec.observation().dimensions().get(i);
            assertThat(moment.observation().get(i))
                .as(
                    "observation '%s' is filled in by every reset and step, finite and within its"
                        + " bounds: normalisation and replay rely on them, and one NaN ruins every"
                        + " weight",
                    dimension.name())
                .isFinite()
                .isBetween(dimension.low(), dimension.high());
          }
        }
      }
    }
  }

  @Test
  protected void rewardIsFiniteAndSuccessIsAnnounced() {
    try (Environment environment = createEnvironment()) {
      for (Moment moment : Episode.play(environment, SEED, actions(environment))) {
        moment
            .step()
            .ifPresent(
                step -> {
                  assertThat(step.reward())
                      .as("a reward is finite: one NaN ruins every weight")
                      .isFinite();
                  assertThat(step.success() && !environment.spec().reportsSuccess())
                      .as(
                          "success is reported only where the spec says so, or evaluations leave"
                              + " out a success rate that exists")
                      .isFalse();
                });
      }
    }
  }

  @Test
  protected void actionBeyondItsBoundsCountsAsTheBound() {
    try (Environment environment = createEnvironment()) {
      float[] lows = environment.spec().action().lows();
      float[] highs = environment.spec().action().highs();
      List<float[]> beyond = new ArrayList<>();
      List<float[]> bounded = new ArrayList<>();
      for (float[] action : actions(environment)) {
        float[] stretched = new float[action.length];
        float[] clipped = new float[action.length];
        for (int i = 0; i < action.length; i++) {
          float centre = (lows[i] + highs[i]) / 2;
          stretched[i] = centre + 3 * (action[i] - centre);
          clipped[i] = Math.max(lows[i], Math.min(highs[i], stretched[i]));
        }
        beyond.add(stretched);
        bounded.add(clipped);
      }
      assertThat(Episode.play(environment, SEED, beyond))
          .as(
              "an action beyond its bounds does what the bound does, or a policy wins by asking for"
                  + " what the actuator cannot give")
          .isEqualTo(Episode.play(environment, SEED, bounded));
    }
  }

  @Test
  protected void sameSeedGivesTheSameEpisodeWhateverCameBefore() {
    try (Environment environment = createEnvironment();
        Environment other = createEnvironment()) {
      List<float[]> actions = actions(environment);
      List<Moment> first = Episode.play(environment, SEED, actions);
      Episode.play(environment, SEED + 1, actions);
      String rule =
          "the same seed and actions give the same episode bit for bit, %s, or no run can be"
              + " repeated, resumed or compared";
      assertThat(Episode.play(environment, SEED, actions))
          .as(rule, "whatever was played before")
          .isEqualTo(first);
      assertThat(Episode.play(other, SEED, actions))
          .as(rule, "in another environment of the same kind too")
          .isEqualTo(first);
    }
  }

  @Test
  protected void differentSeedsGiveDifferentEpisodes() {
    try (Environment environment = createEnvironment()) {
      assertThat(distinctEpisodes(environment, LongStream.range(0, 8)))
          .as("different seeds give different episodes, or training sees a single start")
          .isGreaterThan(1);
      assertThat(distinctEpisodes(environment, LongStream.range(0, 8).map(it -> it << 32)))
          .as(
              "seeds that differ in their upper 32 bits give different episodes: a seed is any"
                  + " long, and the host draws them from all 64 bits")
          .isGreaterThan(1);
    }
  }

  @Test
  protected void stepBeforeTheFirstResetIsRefused() {
    try (Environment environment = createEnvironment()) {
      assertStepRefused(
          environment,
          "step before the first reset throws IllegalStateException, or an episode starts from a"
              + " state that no seed gave");
    }
  }

  @Test
  protected void stepAfterTheEndIsRefusedUntilReset() {
    try (Environment environment = createEnvironment()) {
      Episode episode = new Episode(environment, SEED);
      playOn(environment, episode, Math.max(environment.spec().horizon(), 1_000));
      assumeTrue(episode.over(), "no episode came to an end");
      assertStepRefused(
          environment,
          "step after the end of an episode throws IllegalStateException, or a caller that missed"
              + " the end learns from transitions that belong to no episode");
      List<float[]> actions = actions(environment);
      try (Environment other = createEnvironment()) {
        assertThat(Episode.play(environment, SEED, actions))
            .as("reset after the end of an episode starts another, like the first")
            .isEqualTo(Episode.play(other, SEED, actions));
      }
    }
  }

  @Test
  protected void timeLimitTruncatesAndDoesNotTerminate() {
    try (Environment environment = createEnvironment()) {
      int horizon = environment.spec().horizon();
      assumeTrue(horizon > 0, "this environment has no time limit");
      List<Step> atTheLimit = new ArrayList<>();
      for (long seed = 0; seed < 3; seed++) {
        Episode episode = new Episode(environment, seed);
        playOn(environment, episode, horizon);
        if (episode.moments().size() == 1 + horizon) {
          atTheLimit.add(episode.moments().get(horizon).step().orElseThrow());
        }
      }
      assumeTrue(!atTheLimit.isEmpty(), "no episode came to its time limit");
      assertThat(atTheLimit)
          .as("no episode goes on past the horizon of %d steps that the spec names", horizon)
          .allMatch(Step::done);
      assertThat(atTheLimit)
          .as(
              "a time limit truncates and does not terminate: the task goes on, so learning has to"
                  + " bootstrap from the last observation")
          .anyMatch(step -> step.truncated() && !step.terminated());
    }
  }

  @Test
  protected void callersActionIsLeftAsItWas() {
    try (Environment environment = createEnvironment()) {
      environment.reset(SEED, Episode.unfilled(environment));
      float[] action = environment.spec().action().highs();
      for (int i = 0; i < action.length; i++) {
        action[i] += 1;
      }
      float[] before = action.clone();
      environment.step(action, Episode.unfilled(environment));
      assertThat(action)
          .as(
              "step leaves the caller's action as it was, also where it is clipped, or the replay"
                  + " buffer remembers an action that the policy did not choose")
          .isEqualTo(before);
    }
  }

  @Test
  protected void callersArraysAreNotKept() {
    try (Environment environment = createEnvironment()) {
      List<float[]> actions = actions(environment);
      List<Moment> expected = Episode.play(environment, SEED, actions);
      List<Moment> seen = new ArrayList<>();
      float[] action = new float[environment.spec().action().size()];
      float[] earlier = Episode.unfilled(environment);
      environment.reset(SEED, earlier);
      seen.add(Moment.of(earlier, Optional.empty()));
      for (float[] chosen : actions.subList(0, expected.size() - 1)) {
        Arrays.fill(earlier, SCRIBBLE);
        System.arraycopy(chosen, 0, action, 0, action.length);
        float[] observation = Episode.unfilled(environment);
        Step step = environment.step(action, observation);
        Arrays.fill(action, SCRIBBLE);
        seen.add(Moment.of(observation, Optional.of(step)));
        assertThat(earlier)
            .as(
                "a step writes to the array it is given and to none of an earlier call, or the"
                    + " observation a transition starts from turns into another")
            .containsOnly(SCRIBBLE);
        earlier = observation;
      }
      assertThat(seen)
          .as(
              "what the caller does to its arrays after a call changes nothing in the environment:"
                  + " the training loop fills the same few arrays again and again")
          .isEqualTo(expected);
    }
  }

  @Test
  protected void resetInMidEpisodeStartsAfresh() {
    try (Environment environment = createEnvironment();
        Environment fresh = createEnvironment()) {
      List<float[]> actions = actions(environment);
      new Episode(environment, SEED + 1).play(actions.subList(0, 3));
      assertThat(Episode.play(environment, SEED, actions))
          .as(
              "reset in the middle of an episode leaves nothing of it behind: not a velocity, not"
                  + " a contact, not a step count")
          .isEqualTo(Episode.play(fresh, SEED, actions));
    }
  }

  @Test
  protected void environmentsDoNotDisturbEachOther() {
    String rule =
        "two environments share nothing: evaluation plays and closes one of its own while training"
            + " stands in mid-episode";
    try (Environment alone = createEnvironment();
        Environment training = createEnvironment()) {
      List<float[]> actions = actions(alone);
      Episode episode = new Episode(training, SEED);
      try (Environment evaluation = createEnvironment()) {
        Episode other = new Episode(evaluation, SEED + 1);
        for (float[] action : actions.subList(0, ACTIONS / 2)) {
          episode.step(action);
          other.step(action);
        }
        assertThat(other.moments())
            .as(rule)
            .isEqualTo(Episode.play(alone, SEED + 1, actions.subList(0, ACTIONS / 2)));
      }
      episode.play(actions.subList(ACTIONS / 2, ACTIONS));
      assertThat(episode.moments()).as(rule).isEqualTo(Episode.play(alone, SEED, actions));
    } catch (IllegalStateException e) {
      throw new AssertionError(rule, e);
    }
  }

  /** Where the environment has goals. */
  @Nested
  class Goals extends EnvironmentGoals {
    Goals() {
      super(EnvironmentContract.this::createEnvironment);
    }
  }

  /** Where the environment can be drawn. */
  @Nested
  class Drawing extends EnvironmentDrawing {
    Drawing() {
      super(EnvironmentContract.this::createEnvironment);
    }
  }

  /** Who may call it. */
  @Nested
  class CallingThreads extends EnvironmentThreads {
    CallingThreads() {
      super(EnvironmentContract.this::createEnvironment);
    }
  }

  /** The providers of the plugin under test. */
  @Nested
  class Providers extends ProviderRules {
    Providers() {
      super(Service.ENVIRONMENT, EnvironmentProvider.class);
    }
  }

  @Test
  protected void secondCloseDoesNothing() {
    Environment environment = createEnvironment();
    new Episode(environment, SEED).play(actions(environment).subList(0, 1));
    environment.close();
    assertThatCode(environment::close)
        .as("a second close does nothing: after a failure the host closes whatever it made")
        .doesNotThrowAnyException();
  }

  private static void assertStepRefused(Environment environment, String rule) {
    assertThatIllegalStateException()
        .as(rule)
        .isThrownBy(
            () ->
                environment.step(
                    environment.spec().action().lows(), Episode.unfilled(environment)));
  }

  private static long distinctEpisodes(Environment environment, LongStream seeds) {
    List<float[]> actions = actions(environment);
    return seeds.mapToObj(it -> Episode.play(environment, it, actions)).distinct().count();
  }
}

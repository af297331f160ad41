package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import dev.armature.tck.Episode.Moment;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The part of {@link EnvironmentContract} about threads. */
abstract class EnvironmentThreads {

  private static final long SEED = 7;

  private final Supplier<Environment> opener;

  EnvironmentThreads(Supplier<Environment> opener) {
    this.opener = opener;
  }

  @Test
  void anotherThreadMayTakeOver() {
    try (Environment alone = opener.get();
        Environment handedOver = Threads.onAnother(opener)) {
      List<float[]> actions = RandomPlay.actions(alone);
      List<Moment> expected = Episode.play(alone, SEED, actions);
      int half = expected.size() / 2;
      Episode episode = Threads.onAnother(() -> new Episode(handedOver, SEED));
      Threads.onAnother(() -> episode.play(actions.subList(0, half)));
      Threads.onAnother(() -> episode.play(actions.subList(half, actions.size())));
      assertThat(episode.moments())
          .as(
              "one thread may make an environment and others step it, one at a time: environments"
                  + " side by side are stepped by whichever thread is free")
          .isEqualTo(expected);
    }
  }

  @Test
  void closeEndsItsThreads() {
    Threads.assertNoneLeftBy(
        "an environment",
        () -> {
          try (Environment environment = opener.get()) {
            Episode.play(environment, SEED, RandomPlay.actions(environment).subList(0, 2));
          }
        });
  }
}

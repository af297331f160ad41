package dev.armature.buffers.hindsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HindsightReplayBufferTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({
    "future, 1, 0",
    "future, 1, 7",
    "future, 3, 40",
    "future, 3, 41",
    "future, 3, 175",
    "final, 2, 97",
    "episode, 3, 40",
    "episode, 3, 176",
    "episode, 50, 133"
  })
  void loadedBufferGivesTheSameGoals(String strategy, int environments, int added) {
    String settings = "strategy = " + strategy + ", buffer.capacity = 40";
    Play play = new Play(added, environments, 9);
    List<ReplayBuffer> buffers = new ArrayList<>();
    buffers.add(Hindsight.buffer(settings, play.context()));
    play.addInTurn(buffers, added);
    buffers.add(Hindsight.buffer(settings, play.context()));
    buffers.get(1).load(MemoryState.of(buffers.get(0)::save).reader());
    RandomStream random = new SeededStreams(3).stream("sampling");
    RandomStream same = new SeededStreams(3).stream("sampling");
    for (int round = 0; round < 100; round++) {
      play.addInTurn(buffers, 1);
      assertThat(sample(buffers.get(1), same)).isDeepEqualTo(sample(buffers.get(0), random));
    }
    assertThat(same.nextLong()).isEqualTo(random.nextLong());
    buffers.forEach(ReplayBuffer::close);
  }

  private static float[][] sample(ReplayBuffer buffer, RandomStream random) {
    TransitionBatch batch = new TransitionBatch(30, Play.OBSERVATION, 1);
    buffer.sample(random, batch);
    return new float[][] {
      batch.observations(), batch.nextObservations(), batch.rewards(), batch.terminated()
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "41 2 3 | 1 0 | 0  | has capacity 41, goals of 2 components and 3 environments; this one has 40",
        "40 3 3 | 1 0 | 0  | goals of 3 components",
        "40 2 4 | 1 0 | 0  | 4 environments; this one has 40, 2 and 3",
        "40 2 3 | 41 0 | 0 | cannot hold 41 steps with the newest at place 0",
        "40 2 3 | 2 0 | 0  | cannot hold 2 steps with the newest at place 0",
        "40 2 3 | 40 40 | 0 | newest at place 40",
        "40 2 3 | -1 0 | 0 | cannot hold -1 steps",
        "40 2 3 | 1 0 | 6  | comes from environment 3 of 3",
        "40 2 3 | 1 0 | -1 | comes from environment -1 of 3",
      })
  void damagedStateIsRefused(String layout, String ring, long step, String fault) {
    StateReader damaged =
        MemoryState.of(
                out -> {
                  out.longs("layout", longs(layout));
                  out.longs("ring", longs(ring));
                  out.longs("steps", step);
                })
            .reader();
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> new EpisodeTable(40, 2, 3).load(damaged))
        .withMessageContaining(fault);
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void whatWasLearnedGoesToTheBufferWithin() {
    Play play = new Play(1, 1, 9);
    List<TransitionBatch> learned = new ArrayList<>();
    ReplayBuffer inner =
        new JoiningBuffer(play, 40, 1) {
          @Override
          public void learned(TransitionBatch batch) {
            learned.add(batch);
          }
        };
    try (ReplayBuffer buffer =
        Hindsight.around(it -> inner, GoalStrategy.FUTURE, 4, play.context())) {
      TransitionBatch batch = new TransitionBatch(4, Play.OBSERVATION, 1);
      buffer.learned(batch);
      assertThat(learned).singleElement().isSameAs(batch);
    }
  }

  @Test
  void addingAndSamplingAllocateNothing() {
    Play play = new Play(1, 3, 9);
    RandomStream random = new SeededStreams(3).stream("sampling");
    TransitionBatch batch = new TransitionBatch(256, Play.OBSERVATION, 1);
    float[] observation = new float[Play.OBSERVATION];
    float[] action = new float[1];
    try (ReplayBuffer buffer = Hindsight.buffer("buffer.capacity = 1000", play.context())) {
      long before = 0;
      for (int round = 0; round < 2; round++) {
        before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 3_000; i++) {
          observation[3] = i;
          buffer.add(i % 3, observation, action, 0, observation, false, i % 50 == 0);
          buffer.sample(random, batch);
        }
      }
      // The JVM itself now and then allocates an object or two.
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }
  }
}

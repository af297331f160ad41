package dev.armature.tck;

import static dev.armature.tck.BufferPlay.CAPACITY;
import static dev.armature.tck.BufferPlay.addAndSample;
import static dev.armature.tck.BufferPlay.sample;
import static dev.armature.tck.BufferPlay.sampleAndLearn;
import static dev.armature.tck.BufferPlay.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.Space;
import dev.armature.api.StateException;
import dev.armature.api.TransitionBatch;
import dev.armature.host.plugins.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link ReplayBuffer} has to keep to, whatever its law of sampling. A plugin's author
 * extends this class in a test, says in {@link #createBuffer} how one is made, and inherits the
 * tests; each failure says which rule is broken and what comes of it.
 */
public abstract class ReplayBufferContract {

  /**
   * Makes a new, empty buffer, which the test closes. Where a buffer can make transitions up, as
   * hindsight does, that is switched off.
   *
   * @param capacity the number of transitions it remembers at most
   * @param context where they come from
   */
  protected abstract ReplayBuffer createBuffer(int capacity, ReplayBufferContext context);

  /**
   * How many steps of an episode the buffer joins into one row at most: up to where the episode
   * ends, or to the newest transition of its environment.
   */
  protected int nSteps() {
    return 1;
  }

  /** Whether transitions with larger errors are sampled more often; to be said by such a buffer. */
  protected boolean prefersErrors() {
    return false;
  }

  private ReplayBuffer createBuffer() {
    return createBuffer(CAPACITY, Transition.CONTEXT);
  }

  @Test
  protected void sizeGrowsToTheCapacityAndStays() {
    try (ReplayBuffer buffer = createBuffer()) {
      assertThat(buffer.capacity())
          .as("capacity is the number of transitions remembered at most")
          .isEqualTo(CAPACITY);
      for (int added = 0; added <= 3 * CAPACITY; added++) {
        assertThat(buffer.size())
            .as(
                "size is the number of transitions added, at most the capacity: learning starts by"
                    + " it")
            .isEqualTo(Math.min(added, CAPACITY));
        Transition.add(buffer, added, added + 1);
      }
    }
  }

  @Test
  protected void placesAreThoseOfARing() {
    try (ReplayBuffer buffer = createBuffer()) {
      for (int number = 0; number < 3 * CAPACITY; number++) {
        assertThat(Transition.add(buffer, number))
            .as(
                "transition %d lies at the place after the one before, from 0 up to the capacity"
                    + " and then from 0 again: a buffer around this one keeps its tables by place",
                number)
            .isEqualTo(number % CAPACITY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, CAPACITY - 1, 2 * CAPACITY + 5})
  protected void sampledRowsSayWhereTheyLie(int added) {
    try (ReplayBuffer buffer = createBuffer()) {
      Transition.add(buffer, 0, added);
      TransitionBatch batch = Transition.unfilledBatch(8 * CAPACITY);
      buffer.sample(stream("sampling"), batch);
      assertThat(Transition.in(batch))
          .as(
              "sample fills places: each row is the transition that lies at its place, or its error"
                  + " is later told of another")
          .isEqualTo(Arrays.stream(batch.places()).mapToObj(it -> row(it, added)).toList());
      assertThat(batch.steps())
          .as("a row says how many steps it joins, or what follows is discounted by another number")
          .isEqualTo(Arrays.stream(batch.places()).map(it -> steps(it, added)).toArray());
      for (float weight : batch.weights()) {
        assertThat(weight)
            .as("sample fills weights: a row without one does not count, or spoils the whole loss")
            .isPositive()
            .isFinite();
      }
    }
  }

  @Test
  protected void readGivesTheTransitionsAtTheirPlaces() {
    try (ReplayBuffer buffer = createBuffer()) {
      int added = CAPACITY + 3;
      Transition.add(buffer, 0, added);
      TransitionBatch batch = Transition.unfilledBatch(2 * CAPACITY);
      Arrays.fill(batch.weights(), 0.25f);
      List<Transition> expected = new ArrayList<>();
      for (int row = 0; row < batch.size(); row++) {
        batch.places()[row] = row * 5 % CAPACITY;
        expected.add(row(row * 5 % CAPACITY, added));
      }
      int[] places = batch.places().clone();
      buffer.read(stream("sampling"), batch);
      assertThat(Transition.in(batch))
          .as("read fills each row with the transition at its place, in any order, also twice")
          .isEqualTo(expected);
      assertThat(batch.steps())
          .as("a row says how many steps it joins")
          .isEqualTo(Arrays.stream(places).map(it -> steps(it, added)).toArray());
      assertThat(batch.places()).as("read leaves the places as they are").isEqualTo(places);
      assertThat(batch.weights())
          .as("read leaves weights alone: they are of the buffer that chose the places")
          .containsOnly(0.25f);
    }
  }

  /** The row that begins at a place after so many were added. */
  private Transition row(int place, int added) {
    return Transition.row(numberAt(place, added), nSteps(), added);
  }

  private int steps(int place, int added) {
    return Transition.steps(numberAt(place, added), nSteps(), added);
  }

  private static int numberAt(int place, int added) {
    return place + (added - 1 - place) / CAPACITY * CAPACITY;
  }

  /** Every row that can be sampled after so many were added. */
  private List<Transition> rows(int added) {
    return IntStream.range(Math.max(0, added - CAPACITY), added)
        .mapToObj(number -> Transition.row(number, nSteps(), added))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, CAPACITY - 1, CAPACITY, CAPACITY + 1, 3 * CAPACITY - 1})
  protected void samplesAreTheTransitionsStillRemembered(int added) {
    try (ReplayBuffer buffer = createBuffer()) {
      Transition.add(buffer, 0, added);
      List<Transition> remembered = rows(added);
      List<Transition> sampled = sample(buffer, stream("sampling"), 200 * CAPACITY);
      assertThat(sampled)
          .as(
              "the whole batch is filled with transitions that were added, each in one piece, and"
                  + " the oldest is forgotten where the buffer is full: an agent that learns from"
                  + " anything else learns another task")
          .isSubsetOf(remembered);
      assertThat(new HashSet<>(sampled))
          .as("every transition still remembered can be sampled, the newest and the oldest too")
          .containsAll(remembered);
    }
  }

  @Test
  protected void truncatedIsNotStoredAsTerminated() {
    for (boolean terminated : new boolean[] {false, true}) {
      for (boolean truncated : new boolean[] {false, true}) {
        try (ReplayBuffer buffer = createBuffer()) {
          buffer.add(0, new float[3], new float[2], 0, new float[3], terminated, truncated);
          assertThat(sample(buffer, stream("sampling"), 1).get(0).terminated())
              .as(
                  "terminated comes back as it was added (%s), whether truncated (%s) or not: a"
                      + " time limit stored as an end teaches the agent that the future is worth"
                      + " nothing",
                  terminated, truncated)
              .isEqualTo(terminated ? 1 : 0);
        }
      }
    }
  }

  @Test
  protected void addedArraysAreCopied() {
    try (ReplayBuffer buffer = createBuffer()) {
      Transition transition = Transition.numbered(1);
      float[] observation = Transition.array(transition.observation());
      float[] action = Transition.array(transition.action());
      float[] nextObservation = Transition.array(transition.nextObservation());
      buffer.add(0, observation, action, transition.reward(), nextObservation, false, false);
      String rule =
          "add copies the arrays and leaves them as they are: the training loop fills the same few"
              + " again and again";
      assertThat(List.of(observation, action, nextObservation))
          .as(rule)
          .containsExactly(
              Transition.array(transition.observation()),
              Transition.array(transition.action()),
              Transition.array(transition.nextObservation()));
      for (float[] array : List.of(observation, action, nextObservation)) {
        Arrays.fill(array, 1e9f);
      }
      assertThat(sample(buffer, stream("sampling"), 1)).as(rule).containsExactly(transition);
    }
  }

  @Test
  protected void sampledArraysAreCopied() {
    try (ReplayBuffer buffer = createBuffer()) {
      Transition.add(buffer, 0, CAPACITY);
      TransitionBatch batch = Transition.unfilledBatch(8);
      buffer.sample(stream("sampling"), batch);
      for (float[] part :
          List.of(
              batch.observations(),
              batch.actions(),
              batch.rewards(),
              batch.nextObservations(),
              batch.terminated())) {
        Arrays.fill(part, 1e9f);
      }
      assertThat(sample(buffer, stream("sampling"), 200 * CAPACITY))
          .as("a batch is a copy: an agent that normalises it in place leaves the buffer as it was")
          .isSubsetOf(rows(CAPACITY));
    }
  }

  @Test
  protected void samplingFromAnEmptyBufferIsRefused() {
    try (ReplayBuffer buffer = createBuffer()) {
      assertThatIllegalStateException()
          .as(
              "sampling from an empty buffer throws IllegalStateException: there is nothing to give")
          .isThrownBy(() -> buffer.sample(stream("sampling"), Transition.unfilledBatch(1)));
    }
  }

  @Test
  protected void streamAloneDecidesWhatIsSampled() {
    try (ReplayBuffer buffer = createBuffer();
        ReplayBuffer same = createBuffer();
        ReplayBuffer other = createBuffer()) {
      List<Transition> sampled = addAndSample(buffer, stream("sampling"), 0);
      assertThat(addAndSample(same, stream("sampling"), 0))
          .as(
              "the same transitions and the same stream give the same samples, or no run can be"
                  + " repeated")
          .isEqualTo(sampled);
      assertThat(addAndSample(other, stream("another"), 0))
          .as("another stream gives other samples: all chance comes from the stream that is given")
          .isNotEqualTo(sampled);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CAPACITY - 1, CAPACITY, 2 * CAPACITY + 3})
  protected void loadedBufferGoesOnLikeTheOneSaved(int added) {
    try (ReplayBuffer buffer = createBuffer();
        ReplayBuffer loaded = createBuffer()) {
      Transition.add(buffer, 0, added);
      if (added > 0) {
        sampleAndLearn(buffer, stream("earlier"));
      }
      loaded.load(MemoryState.of(buffer::save).reader());
      assertThat(loaded.size())
          .as("a loaded buffer has the size of the one saved")
          .isEqualTo(buffer.size());
      if (added > 0) {
        assertThat(sample(loaded, stream("sampling"), 64))
            .as("a loaded buffer and the one saved give the same samples for the same stream")
            .isEqualTo(sample(buffer, stream("sampling"), 64));
      }
      assertThat(addAndSample(loaded, stream("later"), added))
          .as(
              "after load, adding and sampling go on as in the buffer saved, or a run that was"
                  + " interrupted ends otherwise than one that was not")
          .isEqualTo(addAndSample(buffer, stream("later"), added));
    }
  }

  @Test
  protected void stateOfAnotherEnvironmentIsRefused() {
    List<Dimension> seen = new ArrayList<>(Transition.ENVIRONMENT.observation().dimensions());
    seen.add(Dimension.unbounded("w", "m"));
    EnvironmentSpec wider =
        new EnvironmentSpec(new Space(seen), Transition.ENVIRONMENT.action(), 0.1, 0, false);
    try (ReplayBuffer buffer = createBuffer();
        ReplayBuffer other = createBuffer(CAPACITY, new ReplayBufferContext(wider, 3, 0.5))) {
      Transition.add(buffer, 0, CAPACITY);
      MemoryState state = MemoryState.of(buffer::save);
      assertThatExceptionOfType(StateException.class)
          .as(
              "load throws StateException for transitions of another width, or the agent learns"
                  + " from numbers read at the wrong place")
          .isThrownBy(() -> other.load(state.reader()));
    }
  }

  /** Beside others, on other threads, and told errors. */
  @Nested
  class Use extends ReplayBufferUse {
    Use() {
      super(ReplayBufferContract.this::createBuffer, ReplayBufferContract.this::prefersErrors);
    }
  }

  /** The providers of the plugin under test. */
  @Nested
  class Providers extends ProviderRules {
    Providers() {
      super(Service.REPLAY_BUFFER, ReplayBufferProvider.class);
    }
  }

  @Test
  protected void secondCloseDoesNothing() {
    ReplayBuffer buffer = createBuffer();
    Transition.add(buffer, 0, 3);
    buffer.close();
    assertThatCode(buffer::close)
        .as("a second close does nothing: after a failure the host closes whatever it made")
        .doesNotThrowAnyException();
  }
}

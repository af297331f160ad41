package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.ConfigurationException;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.StateException;
import dev.armature.api.TransitionBatch;
import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;
import dev.armature.tck.MemoryState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingFileTest {

  private static final int CAPACITY = 20;

  @TempDir private Path folder;

  private static RingShape shape() {
    return new RingShape(CAPACITY, 1, 1, Precision.FLOAT32, 1);
  }

  private UniformReplayBuffer open() {
    return open(shape());
  }

  private UniformReplayBuffer open(RingShape shape) {
    return new UniformReplayBuffer(shape, 4, 0.5, RingFiles.open(shape, folder, 200));
  }

  private Path file() {
    return folder.resolve("transitions.ring");
  }

  private static void add(UniformReplayBuffer buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      buffer.add(0, new float[] {i}, new float[1], i, new float[] {i + 1}, false, false);
    }
  }

  /** The numbers of the transitions in a buffer, place by place; each row has to be whole. */
  private static List<Integer> numbers(UniformReplayBuffer buffer) {
    TransitionBatch batch = Rings.all(buffer);
    for (int row = 0; row < batch.size(); row++) {
      assertThat(batch.nextObservations()[row])
          .isEqualTo(batch.observations()[row] + batch.steps()[row]);
    }
    return IntStream.range(0, batch.size())
        .map(i -> (int) batch.observations()[i])
        .boxed()
        .toList();
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void closedBufferIsFoundAgain() {
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 13);
    }
    try (UniformReplayBuffer found = open()) {
      assertThat(numbers(found)).isEqualTo(range(0, 13));
      assertThat(Rings.all(found).steps()).startsWith(4, 4).endsWith(4, 3, 2, 1);
      add(found, 13, 25);
      assertThat(found.size()).isEqualTo(CAPACITY);
    }
    try (UniformReplayBuffer found = open()) {
      assertThat(numbers(found)).isEqualTo(concat(range(20, 25), range(5, 20)));
    }
  }

  private static List<Integer> concat(List<Integer> first, List<Integer> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  @Test
  void episodeCutOffByReopeningDoesNotGoOn() {
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 5);
    }
    try (UniformReplayBuffer found = open()) {
      add(found, 5, 7);
      assertThat(Rings.all(found).steps()).containsExactly(4, 4, 3, 2, 1, 2, 1);
    }
  }

  @Test
  void episodeGoesOnWhereACheckpointIsLoaded() {
    MemoryState state;
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 5);
      state = MemoryState.of(buffer::save);
      add(buffer, 5, 9);
    }
    try (UniformReplayBuffer found = open()) {
      assertThat(found.size()).isEqualTo(9);
      found.load(state.reader());
      assertThat(numbers(found)).isEqualTo(range(0, 5));
      add(found, 5, 7);
      assertThat(Rings.all(found).steps()).containsExactly(4, 4, 4, 4, 3, 2, 1);
    }
  }

  @Test
  void stateLoadedIsFlushed() {
    MemoryState state;
    try (UniformReplayBuffer heap = new UniformReplayBuffer(shape(), 4, 0.5, new HeapMemory(50))) {
      add(heap, 0, 33);
      state = MemoryState.of(heap::save);
      try (UniformReplayBuffer buffer = open()) {
        buffer.load(state.reader());
        try (UniformReplayBuffer copy = openCopy()) {
          assertThat(numbers(copy)).isEqualTo(numbers(heap));
        }
      }
    }
  }

  /** What is found when a process dies now: a copy of the file as it is. */
  private UniformReplayBuffer openCopy() {
    try {
      Path copy = Files.createTempDirectory(folder, "copy");
      Files.copy(file(), copy.resolve("transitions.ring"));
      return new UniformReplayBuffer(shape(), 4, 0.5, RingFiles.open(shape(), copy, 200));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Whatever is flushed when, a crash leaves flushed transitions, the newest ones of them. */
  @Test
  void crashLeavesWhatWasFlushedAndNotWrittenOver() {
    for (int before = 1; before <= 2 * CAPACITY + 3; before += 7) {
      for (int after = 0; after <= CAPACITY + 2; after += 3) {
        try (UniformReplayBuffer buffer = open()) {
          buffer.load(MemoryState.of(empty()::save).reader());
          add(buffer, 0, before);
          MemoryState.of(buffer::save);
          add(buffer, before, before + after);
          try (UniformReplayBuffer found = openCopy()) {
            int size = Math.min(before, CAPACITY);
            int overwritten = Math.max(0, after - (CAPACITY - size));
            int left = Math.max(0, size - overwritten);
            assertThat(numbers(found).stream().sorted().toList())
                .as("%d flushed, %d added after that", before, after)
                .isEqualTo(range(before - left, before));
            // It goes on as a ring: the oldest is forgotten first.
            add(found, 1000, 1000 + CAPACITY - 2);
            int kept = Math.min(left, 2);
            assertThat(numbers(found).stream().sorted().toList())
                .isEqualTo(concat(range(before - kept, before), range(1000, 1000 + CAPACITY - 2)));
          }
        }
      }
    }
  }

  private static UniformReplayBuffer empty() {
    return new UniformReplayBuffer(shape(), 4, 0.5, new HeapMemory());
  }

  @Test
  void crashAfterACrashLeavesTheSurvivors() throws IOException {
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 30);
      MemoryState.of(buffer::save);
      add(buffer, 30, 37);
      Path copy = Files.createDirectory(folder.resolve("second"));
      Files.copy(file(), copy.resolve("transitions.ring"));
      RingFile again = RingFiles.open(shape(), copy, 200);
      try (UniformReplayBuffer found = new UniformReplayBuffer(shape(), 4, 0.5, again)) {
        add(found, 100, 109);
        Path third = Files.createDirectory(folder.resolve("third"));
        Files.copy(copy.resolve("transitions.ring"), third.resolve("transitions.ring"));
        RingFile last = RingFiles.open(shape(), third, 200);
        try (UniformReplayBuffer survivors = new UniformReplayBuffer(shape(), 4, 0.5, last)) {
          assertThat(numbers(survivors)).isEqualTo(range(19, 30));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "21, 1, 1, FLOAT32, 1, capacity 20, expected 21",
    "20, 2, 1, FLOAT32, 1, components of an observation 1, expected 2",
    "20, 1, 3, FLOAT32, 1, components of an action 1, expected 3",
    "20, 1, 1, FLOAT16, 1, bits of a number 32, expected 16",
    "20, 1, 1, FLOAT32, 0, environments whose episodes it tells apart 1, expected 0"
  })
  void fileOfAnotherBufferIsRefusedAndLeftAsItIs(
      int capacity,
      int observation,
      int action,
      Precision precision,
      int environments,
      String a,
      String b)
      throws IOException {
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 13);
    }
    byte[] before = Files.readAllBytes(file());
    RingShape other = new RingShape(capacity, observation, action, precision, environments);
    assertRefused(() -> open(other), "is of another replay buffer: " + a + ", " + b);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  private void assertRefused(Runnable opening, String message) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(opening::run)
        .withMessageStartingWith(file() + " " + message)
        .withMessageEndingWith(
            "delete it to begin with an empty one, a checkpoint does not need it")
        .satisfies(e -> assertThat(e.key()).isEqualTo("storage"));
  }

  @Test
  void fileOfAnotherKindIsRefusedAndLeftAsItIs() throws IOException {
    Files.writeString(file(), "precious");
    assertRefused(this::open, "is not the file of a replay buffer");
    assertThat(file()).hasContent("precious");
  }

  @ParameterizedTest
  @CsvSource({"-1", "1"})
  void fileOfAnotherLengthIsRefused(int more) throws IOException {
    open().close();
    long length = Files.size(file());
    try (RandomAccessFile changed = new RandomAccessFile(file().toFile(), "rw")) {
      changed.setLength(length + more);
    }
    assertRefused(this::open, "is %d bytes long, expected %d".formatted(length + more, length));
  }

  @Test
  void brokenStateIsPassedOverForTheOneBefore() throws IOException {
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 5);
      MemoryState.of(buffer::save);
      add(buffer, 5, 9);
    }
    // Slots are written in turn, from the second: the flush at the end went to the first.
    flip(4096 + 12);
    try (UniformReplayBuffer found = open()) {
      assertThat(numbers(found)).isEqualTo(range(0, 5));
    }
    flip(4096 + 12);
    flip(2 * 4096 + 12);
    assertRefused(this::open, "is damaged: both states are broken");
  }

  private void flip(int at) throws IOException {
    try (RandomAccessFile changed = new RandomAccessFile(file().toFile(), "rw")) {
      changed.seek(at);
      int value = changed.read();
      changed.seek(at);
      changed.write(value ^ 1);
    }
  }

  @Test
  void secondBufferOnOneFileIsRefused() {
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 5);
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(this::open)
          .withMessageContaining("in use by another replay buffer");
      add(buffer, 5, 8);
    }
    try (UniformReplayBuffer found = open()) {
      assertThat(numbers(found)).isEqualTo(range(0, 8));
    }
  }

  @Test
  void checkpointThatDoesNotFitLeavesTheFileAsItIs() {
    try (UniformReplayBuffer buffer = open()) {
      add(buffer, 0, 5);
      RingShape halves = new RingShape(CAPACITY, 1, 1, Precision.FLOAT16, 1);
      try (UniformReplayBuffer other = new UniformReplayBuffer(halves, 4, 0.5, new HeapMemory())) {
        MemoryState state = MemoryState.of(other::save);
        assertThatThrownBy(() -> buffer.load(state.reader())).isInstanceOf(StateException.class);
      }
    }
    try (UniformReplayBuffer found = open()) {
      assertThat(numbers(found)).isEqualTo(range(0, 5));
    }
  }

  @Test
  void fileIsWrittenInFull() throws IOException {
    RingShape large = new RingShape(100_000, 10, 4, Precision.FLOAT32, 1);
    RingFiles.open(large, folder, RingFile.SEGMENT).close();
    assertThat(Files.size(file())).isEqualTo(RingFiles.bytes(large));
    if (Files.getFileStore(file()).supportsFileAttributeView("unix")) {
      Process du = new ProcessBuilder("du", "-k", file().toString()).start();
      String kibibytes =
          new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\t")[0];
      assertThat(Long.parseLong(kibibytes) * 1024).isGreaterThanOrEqualTo(RingFiles.bytes(large));
    }
  }

  @Test
  void diskThatIsTooSmallIsToldBeforeAnythingIsWritten() throws IOException {
    RingShape huge = new RingShape(Integer.MAX_VALUE, 100_000, 1, Precision.FLOAT32, 0);
    Path own = folder.resolve("replay-buffer");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> RingFiles.open(huge, own, RingFile.SEGMENT))
        .withMessageMatching(
            "2147483647 transitions need a file of \\d+ bytes \\(\\d+ MiB\\) in .*replay-buffer, and"
                + " \\d+ MiB are free; make room there or lower the capacity")
        .satisfies(e -> assertThat(e.key()).isEqualTo("capacity"));
    assertThat(own).doesNotExist();
  }

  @Test
  void temporaryFileIsGoneWhenTheBufferIsClosed() throws IOException {
    List<Path> before = temporaries();
    UniformReplayBuffer buffer = Rings.bound("storage = mapped, capacity = 50", HeapProbe.CONTEXT);
    buffer.close();
    assertThat(temporaries()).isEqualTo(before);
  }

  private static List<Path> temporaries() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(it -> it.getFileName().toString().matches("armature-.*\\.ring")).toList();
    }
  }

  @Test
  void runFolderHoldsTheFile() {
    ReplayBufferContext context = HeapProbe.CONTEXT;
    Path own = folder.resolve("run").resolve("replay-buffer");
    Rings.bound(
            "storage = mapped, capacity = 50",
            new ReplayBufferContext(
                context.environment(), 1, context.discount(), 100, Optional.of(own)))
        .close();
    assertThat(own.resolve("transitions.ring")).exists();
    assertThat(own.resolve("transitions.ring.partial")).doesNotExist();
  }
}

package dev.armature.envs.gymnasium;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The numbers of a call in a file that both processes have mapped, in the machine's byte order:
 *
 * <pre>
 * bytes    0   number of the latest call          64   number of the latest answer
 *        128   1 while the worker sleeps         192   1 while this side sleeps
 *        256   command  260 environment  264 rows of goals
 *        268   1 if the call failed  272 flags of the step  276 reward (float)
 *        280   seed (long)  288 bytes of text
 *        512   action, observation, achieved goals, desired goals, rewards, ends, successes (floats)
 *              text
 * </pre>
 *
 * <p>The first four are read and written in an order that the other process sees; everything else
 * is written before the number of a call or an answer, and read after it.
 */
final class SharedMemory {

  /** Pairs of goals that one call judges at most. */
  static final int GOAL_ROWS = 1024;

  static final int TERMINATED = 1;
  static final int TRUNCATED = 2;
  static final int SUCCESS = 4;

  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private static final int REQUEST = 0;
  private static final int RESPONSE = 64;
  private static final int WORKER_SLEEPS = 128;
  private static final int HOST_SLEEPS = 192;
  private static final int COMMAND = 256;
  private static final int INDEX = 260;
  private static final int ROWS = 264;
  private static final int STATUS = 268;
  private static final int ENDED = 272;
  private static final int REWARD = 276;
  private static final int SEED = 280;
  private static final int TEXT_BYTES = 288;
  private static final int HEADER = 512;

  private final MappedByteBuffer bytes;
  private final FloatBuffer floats;
  private final int observation;
  private final int achieved;
  private final int desired;
  private final int rewards;
  private final int text;

  /** Maps the file and deletes it: nobody else is to find it, and nothing of it is to stay. */
  SharedMemory(Description description) throws IOException {
    bytes = map(description.file());
    floats = bytes.slice(HEADER, bytes.capacity() - HEADER).order(bytes.order()).asFloatBuffer();
    int goals = GOAL_ROWS * description.goalSize();
    observation = description.action().size();
    achieved = observation + description.observation().size();
    desired = achieved + goals;
    rewards = desired + goals;
    text = HEADER + (rewards + (goals == 0 ? 0 : 3 * GOAL_ROWS)) * Float.BYTES;
  }

  /** Maps a whole file, in the machine's byte order, and deletes it. */
  static MappedByteBuffer map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
      mapped.order(ByteOrder.nativeOrder());
      return mapped;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Makes a call known; all that belongs to it has been written. */
  void request(int number, int command, int environment) {
    bytes.putInt(COMMAND, command);
    bytes.putInt(INDEX, environment);
    INTS.setVolatile(bytes, REQUEST, number);
  }

  /** The number of the latest call that has been answered. */
  int response() {
    return (int) INTS.getAcquire((ByteBuffer) bytes, RESPONSE);
  }

  boolean workerSleeps() {
    return (int) INTS.getVolatile((ByteBuffer) bytes, WORKER_SLEEPS) != 0;
  }

  void hostSleeps(boolean sleeps) {
    INTS.setVolatile((ByteBuffer) bytes, HOST_SLEEPS, sleeps ? 1 : 0);
  }

  boolean failed() {
    return bytes.getInt(STATUS) != 0;
  }

  /** Flags of the latest step. */
  int ended() {
    return bytes.getInt(ENDED);
  }

  /** The reward of the latest step. */
  float reward() {
    return bytes.getFloat(REWARD);
  }

  void seed(long seed) {
    bytes.putLong(SEED, seed);
  }

  /** What the worker has written beside numbers. */
  String text() {
    byte[] read = new byte[bytes.getInt(TEXT_BYTES)];
    bytes.get(text, read);
    return new String(read, StandardCharsets.UTF_8);
  }

  void action(float[] action) {
    floats.put(0, action);
  }

  void readObservation(float[] into) {
    floats.get(observation, into);
  }

  /** Writes {@code n} pairs of goals, which begin at row {@code from} of the arrays. */
  void goals(float[] achievedGoals, float[] desiredGoals, int from, int n, int size) {
    bytes.putInt(ROWS, n);
    floats.put(achieved, achievedGoals, from * size, n * size);
    floats.put(desired, desiredGoals, from * size, n * size);
  }

  /** Reads what {@code n} pairs of goals are worth to index {@code to} of the arrays on. */
  void readJudged(float[] earned, float[] terminated, float[] success, int to, int n) {
    floats.get(rewards, earned, to, n);
    floats.get(rewards + GOAL_ROWS, terminated, to, n);
    floats.get(rewards + 2 * GOAL_ROWS, success, to, n);
  }
}

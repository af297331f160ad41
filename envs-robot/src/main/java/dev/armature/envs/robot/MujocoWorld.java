package dev.armature.envs.robot;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A compiled model and the state of one world of it, on the native side. */
final class MujocoWorld implements AutoCloseable {

  private static final int ERROR_SIZE = 1024;
  private static final int STATE =
      MujocoLibrary.TIME | MujocoLibrary.POSITION | MujocoLibrary.VELOCITY;

  /** Not 0, so that a world that MuJoCo itself has set back, to time 0, is told from a new one. */
  private static final double START_TIME = 1;

  /** The element of the controls is one of these, by the library's version. */
  private static final int[] CONTROLS = {1 << 5, 1 << 6};

  private final String text;
  private final Pointer model;
  private final Pointer data;
  private final int controlElement;
  private final Memory controlMemory;
  private final Memory stateMemory;
  private final DoubleBuffer controls;
  private final DoubleBuffer state;
  private final int positions;

  /**
   * @param text the model, in MJCF
   * @param controls how many values control it; not as many as it has degrees of freedom
   */
  MujocoWorld(String text, int controls) {
    this.text = text;
    model = compile(text);
    data = require(MujocoLibrary.mj_makeData(model));
    controlElement =
        Arrays.stream(CONTROLS)
            .filter(element -> MujocoLibrary.mj_stateSize(model, element) == controls)
            .findFirst()
            .orElseThrow();
    controlMemory = new Memory((long) controls * Double.BYTES);
    stateMemory = new Memory((long) MujocoLibrary.mj_stateSize(model, STATE) * Double.BYTES);
    this.controls = numbers(controlMemory);
    state = numbers(stateMemory);
    positions = MujocoLibrary.mj_stateSize(model, MujocoLibrary.POSITION);
  }

  /** MuJoCo reads a file in all versions, and a text in the newer ones alone. */
  private static Pointer compile(String text) {
    try {
      Path file = Files.createTempFile("robot-arm", ".xml");
      try {
        Files.writeString(file, text);
        byte[] error = new byte[ERROR_SIZE];
        Pointer model = MujocoLibrary.mj_loadXML(file.toString(), null, error, ERROR_SIZE);
        if (model == null) {
          throw new IllegalStateException("MuJoCo refuses the model: " + Native.toString(error));
        }
        return model;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pointer require(@Nullable Pointer made) {
    MujocoMessages.throwError();
    if (made == null) {
      throw new IllegalStateException("MuJoCo found no memory for a world");
    }
    return made;
  }

  private static DoubleBuffer numbers(Memory memory) {
    return memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder()).asDoubleBuffer();
  }

  /** The model, in MJCF. */
  String text() {
    return text;
  }

  /** The values that control the world from the next {@link #step} on. */
  DoubleBuffer controls() {
    return controls;
  }

  /** The simulated time [s], as of the last {@link #readState} or {@link #reset}. */
  double time() {
    return state.get(0);
  }

  /** A number of the generalised position, likewise. */
  double position(int index) {
    return state.get(1 + index);
  }

  /** A number of the generalised velocity, likewise. */
  double velocity(int index) {
    return state.get(1 + positions + index);
  }

  /** Goes back to the start, at rest at this generalised position. */
  void reset(double[] position) {
    MujocoLibrary.mj_resetData(model, data);
    for (int i = 0; i < state.capacity(); i++) {
      state.put(i, 0);
    }
    state.put(0, START_TIME);
    state.put(1, position, 0, position.length);
    MujocoLibrary.mj_setState(model, data, stateMemory, STATE);
  }

  void step() {
    MujocoLibrary.mj_setState(model, data, controlMemory, controlElement);
    MujocoLibrary.mj_step(model, data);
  }

  void readState() {
    MujocoLibrary.mj_getState(model, data, stateMemory, STATE);
  }

  @Override
  public void close() {
    MujocoLibrary.mj_deleteData(data);
    MujocoLibrary.mj_deleteModel(model);
    controlMemory.close();
    stateMemory.close();
  }
}

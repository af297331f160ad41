package dev.armature.envs.gymnasium;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.FrameSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The frames of a worker's environments, which come through a file of their own. */
final class Drawing {

  private static final int CHANNELS = 3;

  private @Nullable FrameSize size;
  private @Nullable ByteBuffer pixels;
  private byte[] bytes = new byte[0];

  /** The size of a frame. */
  FrameSize size(Worker worker, int place) throws WorkerFailure {
    FrameSize known = size;
    if (known == null || pixels == null) {
      worker.call(Command.FRAME_SIZE, place);
      Config told = ConfigFactory.parseString(worker.memory().text());
      try {
        pixels = SharedMemory.map(Path.of(told.getString("file")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      known = new FrameSize(told.getInt("width"), told.getInt("height"));
      bytes = new byte[CHANNELS * known.pixels()];
      size = known;
    }
    return known;
  }

  /** Draws the present state as {@code 0xRRGGBB}. */
  void draw(Worker worker, int place, int[] frame) throws WorkerFailure {
    int count = size(worker, place).pixels();
    worker.call(Command.RENDER, place);
    ByteBuffer drawn = pixels;
    if (drawn != null) {
      drawn.get(0, bytes);
    }
    for (int i = 0; i < count; i++) {
      frame[i] =
          (bytes[CHANNELS * i] & 0xff) << 16
              | (bytes[CHANNELS * i + 1] & 0xff) << 8
              | (bytes[CHANNELS * i + 2] & 0xff);
    }
  }

  /** There is a new worker. */
  void forget() {
    pixels = null;
  }
}

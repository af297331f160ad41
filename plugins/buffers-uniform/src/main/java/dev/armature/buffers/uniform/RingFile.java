package dev.armature.buffers.uniform;

import dev.armature.api.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file mapped into memory: a {@link RingHeader}, the links, the records.
 *
 * <p>What is written goes to the operating system at once, and survives the death of this process.
 * What counts after one is the state flushed last, less the places that may have been written over
 * since: before a place that it speaks of is written over, the header says so, for a block of
 * places at a time. A file that is to be deleted anyway is spared all that.
 *
 * <p>A mapped buffer ends before 2<sup>31</sup> bytes, so there are several, the segments. The
 * operating system takes them back when the garbage collector has found them unused.
 */
final class RingFile implements Memory {

  /** The bytes that a segment may have. */
  static final long SEGMENT = 1L << 30;

  /** A header is forced at most so often while the ring is filled once. */
  private static final int BLOCKS = 64;

  private final RingShape shape;
  private final FileChannel channel;
  private final boolean kept;
  private final long segment;
  private final RingHeader header;
  private final RingState found;
  private final List<MappedByteBuffer> segments = new ArrayList<>();
  private RingState flushed;

  /** How many transitions were added since; counted up to the capacity. */
  private int written;

  /** How many may be added before the header has to be written. */
  private int reserved;

  /**
   * Maps a file made by {@link RingFiles}.
   *
   * @param path for messages
   * @param channel the open file; closed by this object
   * @param kept whether the file stays when this object is closed
   * @param segment the bytes that a segment may have, at least one record's
   * @throws ConfigurationException if it is in use, or is not sound
   * @throws IOException if it cannot be mapped
   */
  RingFile(RingShape shape, Path path, FileChannel channel, boolean kept, long segment)
      throws IOException {
    this.shape = shape;
    this.channel = channel;
    this.kept = kept;
    this.segment = segment;
    lock(path);
    header = new RingHeader(shape, map(0, RingHeader.bytes(shape)));
    found =
        header
            .newest()
            .orElseThrow(() -> RingFiles.refused(path, "is damaged: both states are broken"));
    flushed = found.survivors(shape.capacity());
    reserved = shape.capacity() - flushed.size();
  }

  private void lock(Path path) throws IOException {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      free = false;
    }
    if (!free) {
      throw new ConfigurationException(
          "storage", path + " is in use by another replay buffer; each needs a folder of its own");
    }
  }

  private MappedByteBuffer map(long from, long bytes) throws IOException {
    return channel.map(MapMode.READ_WRITE, from, bytes);
  }

  @Override
  public long longestChunk(int elementBytes) {
    return segment / elementBytes;
  }

  @Override
  public FloatChunks floats(Places places) {
    return FloatChunks.of(
        map(RingFiles.recordsAt(shape), places, Float.BYTES).stream()
            .map(ByteBuffer::asFloatBuffer)
            .toArray(FloatBuffer[]::new));
  }

  @Override
  public ShortChunks shorts(Places places) {
    return ShortChunks.of(
        map(RingFiles.recordsAt(shape), places, Short.BYTES).stream()
            .map(ByteBuffer::asShortBuffer)
            .toArray(ShortBuffer[]::new));
  }

  @Override
  public IntBuffer[] links(Places places) {
    return map(RingHeader.bytes(shape), places, Integer.BYTES).stream()
        .map(ByteBuffer::asIntBuffer)
        .toArray(IntBuffer[]::new);
  }

  private List<ByteBuffer> map(long from, Places places, int elementBytes) {
    List<ByteBuffer> mapped = new ArrayList<>();
    try {
      for (int chunk = 0; chunk < places.chunks(); chunk++) {
        long start = from + places.elementsBefore(chunk) * elementBytes;
        segments.add(map(start, (long) places.elements(chunk) * elementBytes));
        mapped.add(segments.get(segments.size() - 1).order(ByteOrder.LITTLE_ENDIAN));
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "storage", "the file cannot be mapped into memory: " + e.getMessage(), e);
    }
    return mapped;
  }

  @Override
  public RingState found() {
    return found;
  }

  @Override
  public void adding() {
    if (written == reserved && reserved < shape.capacity() && kept) {
      int block = Math.max(1, shape.capacity() / BLOCKS);
      reserved = (int) Math.min((long) reserved + block, shape.capacity());
      header.write(flushed.withReserved(reserved));
    }
    written = Math.min(written + 1, shape.capacity());
  }

  @Override
  public void flush(RingState state) {
    if (!kept) {
      return;
    }
    segments.forEach(MappedByteBuffer::force);
    header.write(state);
    flushed = new RingState(state.base(), state.size(), state.next(), 0, state.ages());
    written = 0;
    reserved = shape.capacity() - state.size();
  }

  @Override
  public void close() {
    segments.clear();
    RingFiles.close(channel);
  }
}

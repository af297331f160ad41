package dev.armature.host.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A file of records as TensorFlow frames them: the length as a little-endian 64-bit integer, its
 * masked checksum, the bytes, their masked checksum. The checksum is CRC-32C, masked as ((c
 * &gt;&gt;&gt; 15) | (c &lt;&lt; 17)) + 0xa282ead8. Source: tensorflow/core/lib/io/record_writer.h.
 *
 * <p>A record is handed to the operating system as a whole when it is written, so that a process
 * that is killed loses none.
 */
final class EventFile implements AutoCloseable {

  private static final String PREFIX = "events.out.tfevents.";

  private final FileChannel channel;

  private EventFile(FileChannel channel) {
    this.channel = channel;
  }

  /** The event files of a folder, in the order in which TensorBoard reads them. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.getFileName().toString().startsWith(PREFIX)).sorted().toList();
    }
  }

  /**
   * Begins a new file, to be read after those that are there: TensorBoard goes by the names, which
   * begin with the time.
   *
   * @param seconds since 1970
   */
  static EventFile create(Path folder, long seconds) throws IOException {
    long after =
        list(folder).stream().mapToLong(it -> seconds(it) + 1).max().orElse(Long.MIN_VALUE);
    String name = PREFIX + "%010d.armature".formatted(Math.max(seconds, after));
    return new EventFile(
        FileChannel.open(
            folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  private static long seconds(Path file) {
    String digits = file.getFileName().toString().substring(PREFIX.length()).split("\\.", 2)[0];
    return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : 0;
  }

  void write(byte[] record) throws IOException {
    ByteBuffer framed =
        ByteBuffer.allocate(Long.BYTES + record.length + 2 * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    framed.putLong(record.length);
    framed.putInt(maskedChecksum(framed.array(), Long.BYTES));
    framed.put(record);
    framed.putInt(maskedChecksum(record, record.length));
    framed.flip();
    while (framed.hasRemaining()) {
      channel.write(framed);
    }
  }

  private static int maskedChecksum(byte[] bytes, int count) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, count);
    return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

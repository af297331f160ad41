package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.RunListener;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.host.files.FileFailure;
import dev.armature.host.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code metrics.csv}: a column for each metric, a row for each interval, an empty cell
 * where nothing was measured. Each row is on disk before training goes on. The columns whose names
 * begin with {@code time/} come from the wall clock; all others are the same in every run of one
 * seed.
 */
final class MetricsCsv implements RunListener, Checkpointable {

  private static final Logger log = LoggerFactory.getLogger(MetricsCsv.class);

  private final Path file;
  private final FileChannel channel;
  private final boolean missing;
  private List<String> columns = List.of();

  /** The hash of all that stands in the file. */
  private MessageDigest digest = Sha256.digest();

  MetricsCsv(Path file) throws IOException {
    this.file = file;
    missing = !Files.exists(file);
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    columns = List.copyOf(metricNames);
    if (length() == 0) {
      line("step," + String.join(",", columns));
    }
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    line(
        columns.stream()
            .map(column -> values.containsKey(column) ? values.get(column).toString() : "")
            .collect(Collectors.joining(",", step + ",", "")));
  }

  private void line(String text) {
    ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes.duplicate());
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FileFailure.at(file, e));
    }
  }

  private long length() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  @Override
  public void save(StateWriter out) {
    try {
      channel.force(true);
      out.longs("length", channel.size());
      out.longs("sha256", words(((MessageDigest) digest.clone()).digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(FileFailure.at(file, e));
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the JDK's SHA-256 can be cloned", e);
    }
  }

  private static long[] words(byte[] hash) {
    long[] words = new long[hash.length / Long.BYTES];
    ByteBuffer.wrap(hash).asLongBuffer().get(words);
    return words;
  }

  /**
   * Cuts off what came after the checkpoint. Where the file has been deleted, it begins anew.
   *
   * @throws StateException if what came before it is not what was written
   */
  @Override
  public void load(StateReader in) {
    long length = in.longs("length", 1)[0];
    long[] hash = in.longs("sha256", 4);
    if (missing) {
      log.warn("{} is missing: its rows before the checkpoint are lost", file);
      return;
    }
    try {
      digest = prefix(length);
      if (!Arrays.equals(words(((MessageDigest) digest.clone()).digest()), hash)) {
        throw new StateException(
            "%s is damaged: its first %d bytes are not those of the checkpoint; deleted, it begins anew"
                .formatted(file, length));
      }
      channel.truncate(length).position(length);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be cut back", e);
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the JDK's SHA-256 can be cloned", e);
    }
  }

  /** The digest of the first bytes of the file. */
  private MessageDigest prefix(long length) throws IOException {
    MessageDigest read = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    for (long at = 0; at < length; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), length - at));
      int count = channel.read(buffer, at);
      if (count < 0) {
        throw new StateException(
            file + " is shorter than when the checkpoint was written; deleted, it begins anew");
      }
      read.update(buffer.flip());
      at += count;
    }
    return read;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be closed", e);
    }
  }
}

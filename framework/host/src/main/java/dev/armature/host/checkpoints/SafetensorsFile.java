package dev.armature.host.checkpoints;

import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open safetensors file. The header is checked against the length of the file before anything is
 * allocated, so that a damaged or hostile file is refused and not believed.
 */
public final class SafetensorsFile implements StateReader, AutoCloseable {

  private static final int CHUNK_BYTES = 1 << 19;
  private static final long LONGEST_HEADER = 16 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path path;
  private final FileChannel channel;
  private final long dataStart;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** Where an array lies, counted from the beginning of the data. */
  @SuppressWarnings("ArrayRecordComponent") // a private carrier that is never compared
  private record Entry(String type, int[] shape, long from, long to) {}

  /**
   * Opens a file and reads its header.
   *
   * @throws StateException if it is not a sound safetensors file
   * @throws IOException if it cannot be read
   */
  public SafetensorsFile(Path path) throws IOException {
    this.path = path;
    channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      dataStart = readHeader();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private long readHeader() throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw damaged("it is only " + size + " bytes long");
    }
    read(0, buffer.clear().limit(Long.BYTES));
    long length = buffer.getLong(0);
    if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
      throw damaged("its header cannot be " + length + " bytes long");
    }
    byte[] header = new byte[(int) length];
    read(Long.BYTES, ByteBuffer.wrap(header));
    long start = Long.BYTES + length;
    try {
      JsonNode fields = JSON.readTree(header);
      if (!fields.isObject()) {
        throw damaged("its header is not a JSON object");
      }
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        if (field.getKey().equals("__metadata__")) {
          field.getValue().properties().forEach(it -> metadata.put(it.getKey(), text(it)));
        } else {
          entries.put(field.getKey(), entry(field.getKey(), field.getValue(), size - start));
        }
      }
    } catch (JacksonException e) {
      throw damaged("its header is not the JSON of one");
    }
    requireOneAfterTheOther(size - start);
    return start;
  }

  /** Entries lie one after the other and leave no byte over, as the format has it. */
  private void requireOneAfterTheOther(long dataSize) {
    long end = 0;
    for (Entry entry :
        entries.values().stream()
            .sorted(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to))
            .toList()) {
      if (entry.from() != end) {
        throw damaged("entries overlap or leave a gap at byte " + end + " of the data");
      }
      end = entry.to();
    }
    if (end != dataSize) {
      throw damaged("there are " + (dataSize - end) + " bytes after its last entry");
    }
  }

  private String text(Map.Entry<String, JsonNode> field) {
    if (!field.getValue().isString()) {
      throw damaged("its metadata " + field.getKey() + " is no text");
    }
    return field.getValue().asString();
  }

  private Entry entry(String name, JsonNode node, long dataSize) {
    String type = node.path("dtype").asString("");
    JsonNode dimensions = node.path("shape");
    if (!dimensions.isArray()) {
      throw damaged("the entry " + name + " has no shape");
    }
    int[] shape = new int[dimensions.size()];
    try {
      for (int i = 0; i < shape.length; i++) {
        shape[i] = Math.toIntExact(dimensions.path(i).asLong(-1));
      }
      long from = node.path("data_offsets").path(0).asLong(-1);
      long to = node.path("data_offsets").path(1).asLong(-1);
      int width =
          switch (type) {
            case "F32" -> Float.BYTES;
            case "I64" -> Long.BYTES;
            case "BOOL" -> 1;
            default -> throw damaged("the entry " + name + " has the type '" + type + "'");
          };
      if (from < 0
          || to < from
          || to > dataSize
          || to - from != Math.multiplyExact(Shapes.elements(shape), width)) {
        throw damaged("the entry " + name + " does not fit in it");
      }
      return new Entry(type, shape, from, to);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw damaged("the entry " + name + " has an impossible shape");
    }
  }

  @Override
  public void floats(String name, int[] shape, float[] values) {
    Entry entry = find(name, "F32", shape);
    int count = Math.toIntExact(Shapes.elements(shape));
    int perChunk = CHUNK_BYTES / Float.BYTES;
    for (int done = 0; done < count; done += perChunk) {
      int length = Math.min(perChunk, count - done);
      readData(entry.from() + (long) done * Float.BYTES, length * Float.BYTES);
      buffer.flip().asFloatBuffer().get(values, done, length);
    }
  }

  @Override
  public long[] longs(String name, int count) {
    Entry entry = find(name, "I64", new int[] {count});
    long[] values = new long[count];
    int perChunk = CHUNK_BYTES / Long.BYTES;
    for (int done = 0; done < count; done += perChunk) {
      int length = Math.min(perChunk, count - done);
      readData(entry.from() + (long) done * Long.BYTES, length * Long.BYTES);
      buffer.flip().asLongBuffer().get(values, done, length);
    }
    return values;
  }

  /** Reads a vector of {@code count} booleans. */
  public boolean[] booleans(String name, int count) {
    Entry entry = find(name, "BOOL", new int[] {count});
    boolean[] values = new boolean[count];
    for (int done = 0; done < count; done += CHUNK_BYTES) {
      int length = Math.min(CHUNK_BYTES, count - done);
      readData(entry.from() + done, length);
      buffer.flip();
      for (int i = 0; i < length; i++) {
        byte value = buffer.get();
        if (value < 0 || value > 1) {
          throw damaged("element %d of %s is %d".formatted(done + i, name, value));
        }
        values[done + i] = value == 1;
      }
    }
    return values;
  }

  /**
   * The dimensions of an entry.
   *
   * @throws StateException if there is no such entry
   */
  public int[] shape(String name) {
    return find(name).shape().clone();
  }

  /**
   * Requires a float tensor of that shape, before room is made for it.
   *
   * @throws StateException if there is none
   */
  void require(String name, int[] shape) {
    find(name, "F32", shape);
  }

  /** What is said of the file as a whole. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  private Entry find(String name, String type, int[] shape) {
    Entry entry = find(name);
    if (!entry.type().equals(type) || !Arrays.equals(entry.shape(), shape)) {
      throw new StateException(
          path
              + ": the entry "
              + name
              + " is "
              + entry.type()
              + Shapes.show(entry.shape())
              + ", expected "
              + type
              + Shapes.show(shape));
    }
    return entry;
  }

  private Entry find(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new StateException(path + ": there is no entry " + name);
    }
    return entry;
  }

  private void readData(long from, int bytes) {
    try {
      read(dataStart + from, buffer.clear().limit(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private void read(long from, ByteBuffer into) throws IOException {
    long position = from;
    while (into.hasRemaining()) {
      int count = channel.read(into, position);
      if (count < 0) {
        throw new EOFException(path + " ends too early");
      }
      position += count;
    }
  }

  private StateException damaged(String why) {
    return new StateException(path + " is damaged or not a safetensors file: " + why);
  }

  @Override
  public boolean contains(String name) {
    return entries.containsKey(name);
  }

  @Override
  public StateReader scoped(String prefix) {
    return new ScopedReader(this, prefix + ".");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

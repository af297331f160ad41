package dev.armature.host.checkpoints;

import dev.armature.api.StateWriter;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers named arrays and writes them as one safetensors file: the length of the header (8 bytes,
 * little-endian), the header (JSON: what is said of the file, then for each name its type, shape
 * and byte range), then the data.
 */
public final class SafetensorsWriter implements StateWriter {

  private static final int CHUNK = 1 << 16;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /** An array with its shape; the data stay where they are until they are written. */
  private sealed interface Entry {
    String type();

    int[] shape();

    int bytes();

    void writeTo(WritableByteChannel channel, ByteBuffer buffer) throws IOException;
  }

  @SuppressWarnings("ArrayRecordComponent") // a private carrier that is never compared
  private record Floats(int[] shape, Supplier<float[]> made) implements Entry {
    @Override
    public String type() {
      return "F32";
    }

    @Override
    public int bytes() {
      return Float.BYTES;
    }

    @Override
    public void writeTo(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
      int count = Math.toIntExact(Shapes.elements(shape));
      float[] values = made.get();
      for (int from = 0; from < count; from += CHUNK) {
        int length = Math.min(CHUNK, count - from);
        buffer.clear().asFloatBuffer().put(values, from, length);
        writeFully(channel, buffer.limit(length * Float.BYTES));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // a private carrier that is never compared
  private record Longs(int[] shape, Supplier<long[]> made) implements Entry {
    @Override
    public String type() {
      return "I64";
    }

    @Override
    public int bytes() {
      return Long.BYTES;
    }

    @Override
    public void writeTo(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
      long[] values = made.get();
      for (int from = 0; from < shape[0]; from += CHUNK) {
        int length = Math.min(CHUNK, shape[0] - from);
        buffer.clear().asLongBuffer().put(values, from, length);
        writeFully(channel, buffer.limit(length * Long.BYTES));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // a private carrier that is never compared
  private record Booleans(int[] shape, boolean[] values) implements Entry {
    @Override
    public String type() {
      return "BOOL";
    }

    @Override
    public int bytes() {
      return 1;
    }

    @Override
    public void writeTo(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
      for (int from = 0; from < values.length; from += CHUNK) {
        int length = Math.min(CHUNK, values.length - from);
        buffer.clear();
        for (int i = 0; i < length; i++) {
          buffer.put((byte) (values[from + i] ? 1 : 0));
        }
        writeFully(channel, buffer.flip());
      }
    }
  }

  @Override
  public void floats(String name, int[] shape, float[] values) {
    if (Shapes.elements(shape) > values.length) {
      throw new IllegalArgumentException(
          name + ": " + Shapes.show(shape) + " needs more than " + values.length + " values");
    }
    floats(name, shape, () -> values);
  }

  @Override
  public void floats(String name, int[] shape, Supplier<float[]> values) {
    keep(name, new Floats(shape.clone(), values));
  }

  @Override
  public void longs(String name, long... values) {
    long[] copy = values.clone();
    longs(name, copy.length, () -> copy);
  }

  @Override
  public void longs(String name, int count, Supplier<long[]> values) {
    keep(name, new Longs(new int[] {count}, values));
  }

  /** Keeps a vector of booleans, a byte each; after all others, so that those stay aligned. */
  public void booleans(String name, boolean[] values) {
    keep(name, new Booleans(new int[] {values.length}, values.clone()));
  }

  private void keep(String name, Entry entry) {
    if (entries.putIfAbsent(name, entry) != null) {
      throw new IllegalArgumentException("the entry " + name + " is given twice");
    }
  }

  @Override
  public StateWriter scoped(String prefix) {
    return new ScopedWriter(this, prefix + ".");
  }

  /** Keeps something to be said of the file as a whole. */
  public void metadata(String key, String value) {
    metadata.put(key, value);
  }

  /** Writes everything gathered so far, whole or not at all. */
  public void writeTo(Path file) throws IOException {
    WholeFile.write(file, this::writeTo);
  }

  /** Writes everything gathered so far. */
  void writeTo(WritableByteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * Long.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = header();
    buffer.putLong(header.length);
    writeFully(channel, buffer.flip());
    writeFully(channel, ByteBuffer.wrap(header));
    for (Entry entry : entries.values()) {
      entry.writeTo(channel, buffer);
    }
  }

  /** The header, padded with spaces so that the data begin at a multiple of 8 bytes. */
  private byte[] header() {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put("__metadata__", metadata);
    }
    long offset = 0;
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      Entry entry = named.getValue();
      long end = offset + Shapes.elements(entry.shape()) * entry.bytes();
      // In a fixed order, unlike that of Map.of, so that the same state gives the same bytes.
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("dtype", entry.type());
      described.put("shape", entry.shape());
      described.put("data_offsets", new long[] {offset, end});
      header.put(named.getKey(), described);
      offset = end;
    }
    String json = JsonMapper.shared().writeValueAsString(header);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-bytes.length, Long.BYTES);
    return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
  }

  private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}

package dev.armature.host.recording;

import dev.armature.host.checkpoints.SafetensorsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A trajectory as it is read back. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record RecordedEpisode(
    JsonNode header,
    float[] observations,
    float[] actions,
    float[] rewards,
    long[] terminated,
    long[] truncated,
    long[] success) {

  static RecordedEpisode of(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = new byte[(int) bytes.getLong()];
    bytes.get(json);
    JsonNode header = JsonMapper.shared().readTree(json);
    try (SafetensorsFile in = new SafetensorsFile(file)) {
      int steps = header.path("reward").path("shape").path(0).asInt();
      return new RecordedEpisode(
          header,
          floats(in, header, "observation"),
          floats(in, header, "action"),
          floats(in, header, "reward"),
          in.longs("terminated", steps),
          in.longs("truncated", steps),
          in.longs("success", steps));
    }
  }

  private static float[] floats(SafetensorsFile in, JsonNode header, String name) {
    JsonNode dimensions = header.path(name).path("shape");
    int[] shape = new int[dimensions.size()];
    int count = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions.path(i).asInt();
      count *= shape[i];
    }
    float[] values = new float[count];
    in.floats(name, shape, values);
    return values;
  }

  String metadata(String key) {
    return header.path("__metadata__").path(key).asString();
  }
}

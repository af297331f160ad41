package dev.armature.host.tensorboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How events are framed and told; that TensorBoard reads them is tested with the distribution. */
final class EventFileTest {

  @TempDir private Path folder;

  /** The bytes that TensorFlow's RecordWriter writes for "abc". */
  @Test
  void aRecordIsFramedAsTensorFlowDoes() throws IOException {
    try (EventFile file = EventFile.create(folder, 1)) {
      file.write("abc".getBytes(UTF_8));
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(EventFile.list(folder).get(0)))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getLong()).isEqualTo(3);
    assertThat(bytes.getInt()).isEqualTo(0x0e4999b0);
    assertThat(bytes.get()).isEqualTo((byte) 'a');
    assertThat(bytes.get()).isEqualTo((byte) 'b');
    assertThat(bytes.get()).isEqualTo((byte) 'c');
    assertThat(bytes.getInt()).isEqualTo(0x21f1576e);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void aLaterFileIsReadLaterWhateverTheClockSays() throws IOException {
    for (long seconds : new long[] {100, 100, 50}) {
      EventFile.create(folder, seconds).close();
    }
    assertThat(EventFile.list(folder))
        .extracting(it -> it.getFileName().toString())
        .containsExactly(
            "events.out.tfevents.0000000100.armature",
            "events.out.tfevents.0000000101.armature",
            "events.out.tfevents.0000000102.armature");
  }

  @Test
  void eachRunThatGoesOnTakesBackWhatWasToldBeyondItsStart() throws IOException {
    TensorBoardListener first = new TensorBoardListener(ConfigFactory.parseString("name = x"));
    first.started(folder, 100, List.of());
    first.metrics(10, Map.of("a", 1.0));
    first.metrics(20, Map.of("a", 2.0));
    first.close();
    TensorBoardListener second = new TensorBoardListener(ConfigFactory.parseString("name = x"));
    second.started(folder, 100, List.of());
    second.metrics(20, Map.of("a", 2.0));
    second.metrics(30, Map.of("a", 3.0));
    second.close();

    // Field 3 is the version, 5 a summary, 7 a session log.
    assertThat(events(EventFile.list(folder).get(0)))
        .containsExactly("3 at 0", "5 at 0", "5 at 0", "5 at 10", "5 at 20");
    assertThat(events(EventFile.list(folder).get(1)))
        .containsExactly("3 at 0", "7 at 20", "5 at 20", "5 at 30");
  }

  private static List<String> events(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<String> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] record = new byte[Math.toIntExact(bytes.getLong())];
      bytes.getInt();
      bytes.get(record);
      bytes.getInt();
      CodedInputStream in = CodedInputStream.newInstance(record);
      long step = 0;
      int content = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        if (field == 2) {
          step = in.readInt64();
        } else {
          content = Math.max(content, field);
          in.skipField(tag);
        }
      }
      events.add(content + " at " + step);
    }
    return events;
  }
}

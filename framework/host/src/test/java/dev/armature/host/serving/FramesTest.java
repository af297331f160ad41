package dev.armature.host.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;

class FramesTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private static byte[] frame(int length, byte... content) {
    return ByteBuffer.allocate(Integer.BYTES + content.length).putInt(length).put(content).array();
  }

  private Frames frames(ReadableByteChannel in) {
    return new Frames(in, Channels.newChannel(sent));
  }

  private Frames frames(byte[] received) {
    return frames(Channels.newChannel(new ByteArrayInputStream(received)));
  }

  @Test
  void aRequestMayComeByteByByteAndBeLongerThanAllBefore() throws IOException {
    byte[] content = new byte[300_000];
    content[content.length - 1] = 7;
    ByteBuffer received = ByteBuffer.wrap(frame(content.length, content));
    ReadableByteChannel trickle =
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer into) {
            if (!received.hasRemaining()) {
              return -1;
            }
            into.put(received.get());
            return 1;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };

    Frames frames = frames(trickle);
    ByteBuffer request = frames.read();

    assertThat(request.remaining()).isEqualTo(Frames.LENGTH + content.length);
    assertThat(request.get(request.limit() - 1)).isEqualTo((byte) 7);
    assertThat(frames.read().hasRemaining()).isFalse();
  }

  @Test
  void anAnswerBeginsWithItsLength() throws IOException {
    Frames frames = frames(new byte[0]);

    frames.answer(3).put(Frames.LENGTH, new byte[] {1, 2, 3});
    frames.send();
    frames.answer(1).put(Frames.LENGTH, (byte) 4);
    frames.send();

    assertThat(sent.toByteArray()).containsExactly(0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 1, 4);
  }

  @Test
  void anEndWithinARequestAndALengthThatNobodyMeansAreFailures() {
    assertThatThrownBy(() -> frames(frame(3, (byte) 1)).read()).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> frames(frame(-2)).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("4294967294 bytes");
  }
}

package dev.armature.host.serving;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Requests that come in and answers that go out, one at a time: 4 bytes with the length of what
 * follows, the most significant first, then the content. Numbers in the content are in the
 * machine's byte order, and begin where their size divides the number of bytes before them, the
 * length included.
 */
public final class Frames {

  static final int LENGTH = Integer.BYTES;

  private static final int FIRST_CAPACITY = 1 << 16;
  private static final int LONGEST = 1 << 30;

  private final ReadableByteChannel in;
  private final WritableByteChannel out;
  private ByteBuffer request = allocate(FIRST_CAPACITY);
  private ByteBuffer answer = allocate(FIRST_CAPACITY);

  public Frames(ReadableByteChannel in, WritableByteChannel out) {
    this.in = in;
    this.out = out;
  }

  private static ByteBuffer allocate(int capacity) {
    return ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder());
  }

  /**
   * Waits for the next request. The buffer is used again for the one after it.
   *
   * @return the frame, from its length on; with nothing in it where there are no more
   */
  ByteBuffer read() throws IOException {
    request.clear();
    while (request.position() < LENGTH) {
      if (in.read(request) < 0) {
        return request.limit(0);
      }
    }
    int length = request.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0);
    if (length < 0 || length > LONGEST) {
      throw new IOException("a request of " + Integer.toUnsignedString(length) + " bytes");
    }
    if (LENGTH + length > request.capacity()) {
      request = allocate(LENGTH + length).put(request.flip());
    }
    while (request.position() < LENGTH + length) {
      if (in.read(request) < 0) {
        throw new EOFException("the input ends within a request");
      }
    }
    return request.flip();
  }

  /** The frame of the next answer, to be written into after its length. */
  ByteBuffer answer(int length) {
    if (LENGTH + length > answer.capacity()) {
      answer = allocate(LENGTH + length);
    }
    answer.clear().limit(LENGTH + length);
    answer.putInt(
        0, answer.order() == ByteOrder.BIG_ENDIAN ? length : Integer.reverseBytes(length));
    return answer;
  }

  /** Sends the answer. */
  void send() throws IOException {
    answer.position(0);
    while (answer.hasRemaining()) {
      out.write(answer);
    }
  }
}

package dev.armature.host.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A protocol buffers message, made field by field in the order of the calls. */
final class Message {

  private final ByteString.Output bytes = ByteString.newOutput();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  /** Writes a field to memory, which does not fail. */
  @FunctionalInterface
  private interface Field {
    void write(CodedOutputStream out) throws IOException;
  }

  private Message add(Field field) {
    try {
      field.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Message real(int field, double value) {
    return add(it -> it.writeDouble(field, value));
  }

  Message single(int field, float value) {
    return add(it -> it.writeFloat(field, value));
  }

  /** An int32, int64 or enum. */
  Message integer(int field, long value) {
    return add(it -> it.writeInt64(field, value));
  }

  Message flag(int field, boolean value) {
    return add(it -> it.writeBool(field, value));
  }

  Message text(int field, String value) {
    return add(it -> it.writeString(field, value));
  }

  Message message(int field, Message value) {
    return add(it -> it.writeBytes(field, value.encoded()));
  }

  private ByteString encoded() {
    add(CodedOutputStream::flush);
    return bytes.toByteString();
  }

  byte[] toByteArray() {
    return encoded().toByteArray();
  }
}

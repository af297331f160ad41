package dev.armature.buffers.uniform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The beginning of a {@link RingFile}, little-endian:
 *
 * <pre>
 *   page        magic [8] | version | capacity | observation | action | bits | environments
 *   slot, twice sequence [8] | base | size | next | reserved | age [environments] | CRC-32
 * </pre>
 *
 * <p>A state goes to the slot that does not hold the newest one, so that a crash amidst writing
 * leaves that one whole. Numbers without a length take 4 bytes; page and slots begin at multiples
 * of 4096 bytes.
 */
final class RingHeader {

  private static final int PAGE = 4096;

  /** The text {@code ARMARING}. */
  private static final long MAGIC = 0x474e_4952_414d_5241L;

  private static final int VERSION = 1;
  private static final String[] FIELDS = {
    "capacity",
    "components of an observation",
    "components of an action",
    "bits of a number",
    "environments whose episodes it tells apart"
  };

  private final RingShape shape;
  private final ByteBuffer slots;
  private final MappedByteBuffer mapped;
  private long sequence;

  /**
   * @param mapped the header of a file of that shape, {@link #bytes} long
   */
  RingHeader(RingShape shape, MappedByteBuffer mapped) {
    this.shape = shape;
    this.mapped = mapped;
    slots = mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The length of a header [bytes], a multiple of the page's. */
  static long bytes(RingShape shape) {
    return PAGE + 2L * slotBytes(shape);
  }

  /** Lengthens a length to a multiple of the page's. */
  static long pages(long bytes) {
    return (bytes + PAGE - 1) / PAGE * PAGE;
  }

  private static int slotBytes(RingShape shape) {
    return (int) pages(contentBytes(shape) + Integer.BYTES);
  }

  private static int contentBytes(RingShape shape) {
    return Long.BYTES + (4 + shape.environments()) * Integer.BYTES;
  }

  /** The first page, which says what the ring looks like. */
  static ByteBuffer page(RingShape shape) {
    ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    page.putLong(MAGIC).putInt(VERSION);
    for (int field : fields(shape)) {
      page.putInt(field);
    }
    return page.rewind();
  }

  private static int[] fields(RingShape shape) {
    return new int[] {
      shape.capacity(),
      shape.observationSize(),
      shape.actionSize(),
      shape.precision().bits(),
      shape.environments()
    };
  }

  /**
   * Compares the first page of a file with that of a shape.
   *
   * @param found as many bytes of the file's first page as there are
   * @return what differs, to be said of the file; empty if nothing
   */
  static Optional<String> difference(ByteBuffer found, RingShape shape) {
    if (found.equals(page(shape))) {
      return Optional.empty();
    }
    ByteBuffer fields = found.order(ByteOrder.LITTLE_ENDIAN);
    if (fields.remaining() < PAGE || fields.getLong() != MAGIC) {
      return Optional.of("is not the file of a replay buffer");
    }
    int version = fields.getInt();
    if (version != VERSION) {
      return Optional.of("has version %d, expected %d".formatted(version, VERSION));
    }
    int[] expected = fields(shape);
    for (int i = 0; i < expected.length; i++) {
      int value = fields.getInt();
      if (value != expected[i]) {
        return Optional.of(
            "is of another replay buffer: %s %d, expected %d"
                .formatted(FIELDS[i], value, expected[i]));
      }
    }
    return Optional.of("is damaged in its first page");
  }

  /** The newest state that is whole; empty where there is none. */
  Optional<RingState> newest() {
    Optional<RingState> newest = Optional.empty();
    for (int slot = 0; slot < 2; slot++) {
      int at = PAGE + slot * slotBytes(shape);
      long number = slots.getLong(at);
      if (number > sequence
          && checksum(slots, at, shape) == slots.getInt(at + contentBytes(shape))) {
        sequence = number;
        newest = Optional.of(read(at + Long.BYTES));
      }
    }
    return newest;
  }

  private RingState read(int at) {
    int[] ages = new int[shape.environments()];
    for (int i = 0; i < ages.length; i++) {
      ages[i] = slots.getInt(at + (4 + i) * Integer.BYTES);
    }
    return new RingState(
        slots.getInt(at), slots.getInt(at + 4), slots.getInt(at + 8), slots.getInt(at + 12), ages);
  }

  /** Writes a state, down to the disk. */
  void write(RingState state) {
    sequence++;
    ByteBuffer slot = slot(shape, state, sequence);
    slots.put(PAGE + (int) (sequence % 2) * slotBytes(shape), slot, 0, slot.limit());
    mapped.force();
  }

  /** What follows the first page of a new file: the slot of an empty ring. */
  static ByteBuffer firstSlot(RingShape shape) {
    return slot(shape, RingState.EMPTY, 2);
  }

  private static ByteBuffer slot(RingShape shape, RingState state, long sequence) {
    ByteBuffer slot =
        ByteBuffer.allocate(contentBytes(shape) + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    slot.putLong(sequence);
    slot.putInt(state.base()).putInt(state.size()).putInt(state.next()).putInt(state.reserved());
    for (int i = 0; i < shape.environments(); i++) {
      slot.putInt(i < state.ages().length ? state.ages()[i] : 0);
    }
    return slot.putInt(checksum(slot, 0, shape)).flip();
  }

  private static int checksum(ByteBuffer bytes, int at, RingShape shape) {
    CRC32 crc = new CRC32();
    crc.update(bytes.duplicate().limit(at + contentBytes(shape)).position(at));
    return (int) crc.getValue();
  }
}

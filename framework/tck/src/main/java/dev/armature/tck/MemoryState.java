package dev.armature.tck;

import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A checkpoint in memory, as strict as one on disk: names are unique, shapes are checked, and an
 * array that is handed over stays as it is until {@code save} has returned.
 */
public final class MemoryState implements StateWriter {

  private static final class Tensor {

    final int[] shape;
    final float[] values;
    final float[] handedOver;

    Tensor(int[] shape, int count, float[] handedOver) {
      this.shape = shape.clone();
      this.values = Arrays.copyOf(handedOver, count);
      this.handedOver = handedOver;
    }
  }

  private final String prefix;
  private final Map<String, Tensor> tensors;
  private final Map<String, long[]> integers;

  /** An empty state. */
  public MemoryState() {
    this("", new TreeMap<>(), new TreeMap<>());
  }

  private MemoryState(String prefix, Map<String, Tensor> tensors, Map<String, long[]> integers) {
    this.prefix = prefix;
    this.tensors = tensors;
    this.integers = integers;
  }

  /**
   * What {@code save} writes, such as {@code network::saveParameters}.
   *
   * @throws AssertionError if an array was changed between its hand-over and the end of {@code
   *     save}
   */
  public static MemoryState of(Consumer<? super StateWriter> save) {
    MemoryState state = new MemoryState();
    save.accept(state);
    state.tensors.forEach(
        (name, tensor) -> {
          int count = tensor.values.length;
          if (!Arrays.equals(tensor.values, 0, count, tensor.handedOver, 0, count)) {
            throw new AssertionError(
                "The array handed over as '"
                    + name
                    + "' was changed before save returned; a writer that reads it only then stores"
                    + " other values under this name");
          }
        });
    return state;
  }

  /** Every name in this state, in alphabetical order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(tensors.keySet());
    names.addAll(integers.keySet());
    return names;
  }

  /** Whether a name is a tensor's; if not, it is a vector of integers, or nothing. */
  public boolean isTensor(String name) {
    return tensors.containsKey(name);
  }

  /** The dimensions of a tensor, by its full name. */
  public int[] shape(String name) {
    return tensor(name).shape.clone();
  }

  /** The elements of a tensor, row-major, by its full name. */
  public float[] floats(String name) {
    return tensor(name).values.clone();
  }

  /** The elements of a parameter, whose shape is checked. */
  float[] floats(ParameterShape parameter) {
    float[] values = new float[parameter.size()];
    reader().floats(parameter.name(), parameter.dimensions(), values);
    return values;
  }

  /** A vector of integers, by its full name. */
  public long[] longs(String name) {
    long[] values = integers.get(name);
    if (values == null) {
      throw new StateException("no integers '%s' among %s".formatted(name, names()));
    }
    return values.clone();
  }

  /** Whether another state holds the same names, shapes and bits. */
  boolean sameAs(MemoryState other) {
    return names().equals(other.names())
        && names().stream()
            .allMatch(
                name ->
                    isTensor(name) == other.isTensor(name)
                        && (isTensor(name)
                            ? Arrays.equals(shape(name), other.shape(name))
                                && Arrays.equals(floats(name), other.floats(name))
                            : Arrays.equals(longs(name), other.longs(name))));
  }

  /** Gives back what was written. */
  public StateReader reader() {
    return new Reader("");
  }

  @Override
  public void floats(String name, int[] shape, float[] values) {
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (count > values.length) {
      throw new StateException(
          "'%s' is said to have shape %s but has only %d values"
              .formatted(prefix + name, Arrays.toString(shape), values.length));
    }
    refuseSecond(prefix + name);
    tensors.put(prefix + name, new Tensor(shape, count, values));
  }

  @Override
  public void longs(String name, long... values) {
    refuseSecond(prefix + name);
    integers.put(prefix + name, values.clone());
  }

  @Override
  public StateWriter scoped(String prefix) {
    return new MemoryState(this.prefix + prefix + ".", tensors, integers);
  }

  private void refuseSecond(String name) {
    if (tensors.containsKey(name) || integers.containsKey(name)) {
      throw new StateException("'%s' is saved twice".formatted(name));
    }
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new StateException("no tensor '%s' among %s".formatted(name, names()));
    }
    return tensor;
  }

  private final class Reader implements StateReader {

    private final String prefix;

    Reader(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public void floats(String name, int[] shape, float[] values) {
      Tensor tensor = tensor(prefix + name);
      if (!Arrays.equals(shape, tensor.shape)) {
        throw new StateException(
            "'%s' has shape %s, not %s"
                .formatted(prefix + name, Arrays.toString(tensor.shape), Arrays.toString(shape)));
      }
      System.arraycopy(tensor.values, 0, values, 0, tensor.values.length);
    }

    @Override
    public long[] longs(String name, int count) {
      long[] values = MemoryState.this.longs(prefix + name);
      if (values.length != count) {
        throw new StateException(
            "'%s' has %d integers, not %d".formatted(prefix + name, values.length, count));
      }
      return values;
    }

    @Override
    public boolean contains(String name) {
      return tensors.containsKey(prefix + name) || integers.containsKey(prefix + name);
    }

    @Override
    public StateReader scoped(String prefix) {
      return new Reader(this.prefix + prefix + ".");
    }
  }
}

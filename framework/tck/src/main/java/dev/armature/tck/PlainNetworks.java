package dev.armature.tck;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import java.util.Arrays;

/**
 * Networks in plain loops, without native libraries and without a thought of speed: what agents can
 * be tested with, and what a faster plugin can begin with.
 */
public class PlainNetworks implements NetworkFactory {

  private final String description;

  /** Networks whose description says that they are plain loops. */
  public PlainNetworks() {
    this("plain loops, one thread");
  }

  /**
   * @param description what the log and the manifest call them
   */
  public PlainNetworks(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Network create(NetworkSpec spec, RandomStream initialisation) {
    return network(spec, new ReferenceNetwork(spec, it -> firstValues(it, initialisation)));
  }

  private static float[] firstValues(ParameterShape shape, RandomStream initialisation) {
    float[] values = new float[shape.size()];
    if (shape.name().endsWith("norm.weight")) {
      Arrays.fill(values, 1);
    } else if (!shape.name().endsWith("norm.bias")) {
      float bound = (float) (1 / Math.sqrt(shape.inputs()));
      initialisation.fillUniform(values, values.length, -bound, bound);
    }
    return values;
  }

  Network network(NetworkSpec spec, ReferenceNetwork computation) {
    return new PlainNetwork(spec, computation);
  }

  @Override
  public void close() {}
}

package dev.armature.networks.simd;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.MemoryState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a small TD3 learner computes after 200 updates; printed, by a JVM with other flags. */
final class Fingerprint {

  private static final int UPDATES = 200;
  private static final int INPUTS = 5;
  private static final int ACTIONS = 3;

  private Fingerprint() {}

  /** Prints how it was computed and {@link #values}, each on a line. */
  public static void main(String[] args) {
    try (NetworkFactory factory = new SimdProvider().create(new SimdConfig(2))) {
      System.out.println(factory.description());
      String values =
          values(factory).stream().map(String::valueOf).collect(Collectors.joining(" "));
      System.out.println(values);
    }
  }

  /** The actions and values for some observations, then every parameter. */
  static List<Float> values(NetworkFactory factory) {
    Td3Step td3 = new Td3Step(factory, INPUTS, ACTIONS, 131, 70, 33);
    for (int update = 0; update < UPDATES; update++) {
      td3.step();
    }
    List<Float> values = new ArrayList<>();
    for (float value : td3.answers()) {
      values.add(value);
    }
    for (Network network : List.of(td3.actor, td3.critics)) {
      MemoryState parameters = MemoryState.of(network::saveParameters);
      for (String name : parameters.names()) {
        for (float value : parameters.floats(name)) {
          values.add(value);
        }
      }
    }
    return values;
  }
}

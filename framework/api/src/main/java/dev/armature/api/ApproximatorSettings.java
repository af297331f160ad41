package dev.armature.api;

import java.util.Optional;

/** A network and how it learns, as a configuration says it: an actor, a critic. */
public record ApproximatorSettings(
    @Setting("Its hidden layers") MlpSettings network,
    @Setting("How its parameters follow the gradient") OptimizerSettings optimizer) {

  /** What the network is to be, for the parameters of {@link NetworkSpec}. */
  public NetworkSpec spec(int inputs, int outputs, int members, Activation outputActivation) {
    return new NetworkSpec(
        inputs, outputs, members, network, outputActivation, Optional.of(optimizer));
  }
}

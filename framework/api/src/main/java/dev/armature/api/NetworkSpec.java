package dev.armature.api;

import java.util.Optional;

/**
 * What a network is to be: an ensemble of independent multi-layer perceptrons of one shape.
 *
 * <p>Saying that networks form an ensemble is how an agent says that they may be computed side by
 * side: TD3's two critics are one network of two members.
 *
 * @param inputs the number of inputs of each member
 * @param outputs the number of outputs of each member
 * @param members how many members; 1 for a plain network
 * @param mlp the hidden layers
 * @param outputActivation what each output applies: {@link Activation#IDENTITY} or {@link
 *     Activation#TANH}
 * @param optimizer how it learns; empty for a network that only follows another, as a target does
 */
public record NetworkSpec(
    int inputs,
    int outputs,
    int members,
    MlpSettings mlp,
    Activation outputActivation,
    Optional<OptimizerSettings> optimizer) {

  public NetworkSpec {
    if (inputs < 1 || outputs < 1 || members < 1) {
      throw new IllegalArgumentException("inputs, outputs and members are at least 1");
    }
    if (outputActivation != Activation.IDENTITY && outputActivation != Activation.TANH) {
      throw new IllegalArgumentException("an output is linear or tanh, not " + outputActivation);
    }
  }

  /** The same network without an optimizer: its target network. */
  public NetworkSpec target() {
    return new NetworkSpec(inputs, outputs, members, mlp, outputActivation, Optional.empty());
  }
}

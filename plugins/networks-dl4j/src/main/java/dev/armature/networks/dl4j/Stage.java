package dev.armature.networks.dl4j;

import java.util.List;

/**
 * One function in the chain that a layer consists of, as operations bound to the arrays of a batch.
 *
 * <p>A stage reads its input where the stage before put it, and most write their output into the
 * same array; so do gradients on the way back. {@code inputGradient} turns the loss's gradient with
 * respect to the stage's output into that with respect to its input, and comes after the parameter
 * gradients, which read the former.
 *
 * @param forward computes the output
 * @param setGradients fills the gradients of the stage's parameters
 * @param addGradients adds to them
 * @param inputGradient computes the gradient with respect to the input
 */
record Stage(
    List<? extends Runnable> forward,
    List<? extends Runnable> setGradients,
    List<? extends Runnable> addGradients,
    List<? extends Runnable> inputGradient) {

  /** A stage without parameters. */
  Stage(List<? extends Runnable> forward, List<? extends Runnable> inputGradient) {
    this(forward, List.of(), List.of(), inputGradient);
  }
}

package dev.armature.api;

/**
 * A trainable function: an ensemble of {@code members} networks that all see the same input.
 *
 * <p>Shapes: inputs {@code [n, inputs]}, shared by the members; outputs {@code [members, n,
 * outputs]}. Results do not depend on the number of threads used, nor on the order in which members
 * are computed.
 */
public interface Network extends AutoCloseable {

  /** What this network is. */
  NetworkSpec spec();

  /**
   * One member as a network of its own. It shares parameters, gradients and optimizer state with
   * this one, but not what {@code forward} keeps for the backward pass. Closing it does nothing.
   */
  Network member(int index);

  /**
   * Computes the outputs and keeps what a backward pass over the same batch needs, until the next
   * {@code forward}.
   *
   * @param x {@code [n, inputs]}
   * @param n the number of rows, at least 1
   * @param y filled with {@code [members, n, outputs]}
   */
  void forward(float[] x, int n, float[] y);

  /**
   * Adds the gradient of a loss with respect to the parameters to what has gathered since the last
   * {@link #applyGradients}.
   *
   * @param dy the loss's gradient with respect to the outputs of the last {@code forward}, {@code
   *     [members, n, outputs]}
   * @param n the number of rows of that {@code forward}
   * @throws IllegalStateException if the network has no optimizer, or there was no such {@code
   *     forward}
   */
  void backward(float[] dy, int n);

  /**
   * Computes the gradient of a loss with respect to the inputs, and leaves the parameters'
   * gradients alone.
   *
   * @param dy as in {@link #backward}
   * @param n as in {@link #backward}
   * @param dx filled with {@code [n, inputs]}, summed over the members
   */
  void inputGradient(float[] dy, int n, float[] dx);

  /**
   * Takes one step of the optimizer along the gathered gradients and sets them to zero.
   *
   * @throws IllegalStateException if the network has no optimizer
   */
  void applyGradients();

  /** Takes over the parameters of a network of the same shape, made by the same factory. */
  void copyFrom(Network source);

  /**
   * Polyak averaging: θ ← (1 − τ) θ + τ θ<sub>online</sub>.
   *
   * @param online a network of the same shape, made by the same factory
   * @param tau in [0, 1]
   */
  void polyakFrom(Network online, float tau);

  /**
   * Saves the parameters in PyTorch's layout: for each layer l, output layer last, {@code
   * layers.<l>.weight [out, in]} and {@code layers.<l>.bias [out]}, and with layer normalisation
   * {@code layers.<l>.norm.weight [out]} and {@code layers.<l>.norm.bias [out]}. In an ensemble of
   * several members, each name begins with {@code <member>.}.
   */
  void saveParameters(StateWriter out);

  /** Loads what {@link #saveParameters} saved, also where another plugin or backend saved it. */
  void loadParameters(StateReader in);

  /**
   * Saves the optimizer's state: {@code step} (the number of updates) and for each parameter {@code
   * p} of {@link #saveParameters} {@code p.exp_avg} and {@code p.exp_avg_sq}, shaped as {@code p}.
   *
   * @throws IllegalStateException if the network has no optimizer
   */
  void saveOptimizer(StateWriter out);

  /** Loads what {@link #saveOptimizer} saved, also where another plugin or backend saved it. */
  void loadOptimizer(StateReader in);

  /** Frees what the network holds; a second call does nothing. */
  @Override
  void close();
}

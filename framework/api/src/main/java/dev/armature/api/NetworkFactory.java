package dev.armature.api;

/** Makes networks, all on one backend and sharing its threads. */
public interface NetworkFactory extends AutoCloseable {

  /** What computes: processor, instruction set or device, threads; for the log and the manifest. */
  String description();

  /**
   * Makes a network with PyTorch's default initialisation: weights and biases of a layer with k
   * inputs uniform in ±1/√k; layer normalisation starts at weight 1, bias 0. Members differ.
   *
   * @param spec what it is to be
   * @param initialisation where its first parameters come from
   */
  Network create(NetworkSpec spec, RandomStream initialisation);

  /** Ends its threads and frees its device; its networks are closed first. */
  @Override
  void close();
}

package dev.armature.api;

/** The function that a layer applies to each of its outputs z. */
public enum Activation {
  /** max(z, 0). */
  RELU,
  /** tanh(z). */
  TANH,
  /** z where z &gt; 0, else exp(z) − 1 (Clevert et al. 2016, α = 1). */
  ELU,
  /** z · σ(z), also known as swish (Elfwing et al. 2018). */
  SILU,
  /** z itself: a linear output. */
  IDENTITY
}

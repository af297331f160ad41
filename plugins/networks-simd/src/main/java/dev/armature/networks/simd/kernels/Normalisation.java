package dev.armature.networks.simd.kernels;

/**
 * One layer normalisation over a batch (Ba et al. 2016): x̂ = (z − mean z) / √(var z + 1e-5), y =
 * x̂ g + h, with all that its way back needs.
 *
 * @param units the number of units, without padding
 * @param width the length of a row, with padding
 * @param normalised [rows, width]: z before, x̂ after {@link Kernels#normalise}
 * @param deviation [rows, {@link Arena#LINE}]: each row's 1 / √(var z + 1e-5), repeated
 * @param gain g, one row
 * @param shift h, one row
 * @param result [rows, width]: y
 * @param resultGradient [rows, width]: the gradient with respect to y
 * @param gradient [rows, width]: the gradient with respect to z
 */
public record Normalisation(
    int units,
    int width,
    Span normalised,
    Span deviation,
    Span gain,
    Span shift,
    Span result,
    Span resultGradient,
    Span gradient) {

  static final float VARIANCE_FLOOR = 1e-5f;
}

/**
 * Inner loops on the vector unit.
 *
 * <p><b>Memory.</b> Everything lies in large {@code float[]}s ({@link
 * dev.armature.networks.simd.kernels.Arena}), each stretch on a cache line of its own. A layer's
 * weights lie as [inputs, outputs], so that a row of weights is read along the vector; each row is
 * padded with zeros to a multiple of two vectors, so that no loop has a remainder of single
 * columns. The zeros stay zeros: they have no gradient.
 *
 * <p><b>Products.</b> All three products of a layer, X W, Xᵀ dZ and dZ Wᵀ, are one loop: a block of
 * C is kept in registers while the loop runs over the depth, loads a row of B once and multiplies
 * it with one element of A for each row of the block ({@link
 * dev.armature.networks.simd.kernels.RegisterTile}). A is read element by element, so it may be
 * transposed for free; B may not, which is why a layer keeps a transposed copy of its weights. A
 * last layer with few outputs has its weights transposed to begin with and takes an inner product
 * for each output ({@link dev.armature.networks.simd.kernels.InnerProducts}).
 *
 * <p><b>Sixteen registers.</b> With AVX2 the blocks are so small that indices and checks would take
 * as long as the sums. There products of many rows and columns run over panels ({@link
 * dev.armature.networks.simd.kernels.PackedProduct}): weights lie in panels from the start ({@link
 * dev.armature.networks.simd.kernels.Matrix}), other operands are copied to some. The sums, and so
 * the bits, are the same.
 *
 * <p><b>The compiler.</b> A vector that does not stay in a register becomes an object, and the
 * kernel ten times slower. Two of the launcher's compiler options see to it that none does: {@code
 * PerMethodTrapLimit} and {@code dontinline} for {@link
 * dev.armature.networks.simd.kernels.VectorKernels}. Without them all is right, but one process in
 * some is slow. A third has kernels compiled early, and kernels are few: what has not been compiled
 * yet is slower still, and the first gradient step needs nearly all of them.
 */
@NullMarked
package dev.armature.networks.simd.kernels;

import org.jspecify.annotations.NullMarked;

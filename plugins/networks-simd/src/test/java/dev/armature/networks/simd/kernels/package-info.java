/** Tests of the inner loops. */
@NullMarked
package dev.armature.networks.simd.kernels;

import org.jspecify.annotations.NullMarked;

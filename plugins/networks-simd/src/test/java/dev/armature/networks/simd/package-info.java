/** Tests of the networks on the Vector API. */
@NullMarked
package dev.armature.networks.simd;

import org.jspecify.annotations.NullMarked;

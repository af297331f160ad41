/** Multi-layer perceptrons on the JDK's Vector API: the networks of a CPU. */
@NullMarked
package dev.armature.networks.simd;

import org.jspecify.annotations.NullMarked;

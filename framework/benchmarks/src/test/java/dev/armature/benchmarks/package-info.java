/** Tests of the benchmarks. */
@NullMarked
package dev.armature.benchmarks;

import org.jspecify.annotations.NullMarked;

/** Benchmarks with JMH; {@code docs/performance.md} tells how to run them. */
@NullMarked
package dev.armature.benchmarks;

import org.jspecify.annotations.NullMarked;

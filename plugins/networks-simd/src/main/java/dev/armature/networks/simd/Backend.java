package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;

/** What the networks of a factory share. */
record Backend(Kernels kernels, Arena arena, Team team) {}

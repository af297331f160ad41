package dev.armature.networks.simd;

import dev.armature.api.Setting;

/**
 * The section {@code network} of type {@code simd}.
 *
 * @param threads how many threads compute together; 0 for as many as help
 */
public record SimdConfig(
    @Setting(
            value = "Threads that compute together; 0 for all cores, up to 4. Results are the same",
            range = "[0, 64]")
        int threads) {}

package dev.armature.envs.gymnasium;

import com.typesafe.config.Config;
import dev.armature.api.Setting;
import java.util.List;

/** The section {@code environment} with {@code type = gymnasium}. */
record GymnasiumConfig(
    @Setting("The environment's id, such as HalfCheetah-v5") String id,
    @Setting("Keyword arguments of gymnasium.make") Config kwargs,
    @Setting("Python modules imported first, such as those that register environments")
        List<String> modules,
    @Setting("The program of a Python 3.9 or newer with gymnasium 1.0 or newer") String python,
    @Setting(value = "How many environments of training share a process", range = "[1, inf)")
        int environmentsPerWorker,
    @Setting("Whether episodes can be drawn, where the environment offers rgb_array")
        boolean rendered,
    @Setting(
            value = "How long a process may take to make its environments",
            unit = "s",
            range = "(0, inf)")
        double startTimeout,
    @Setting(value = "How long it may take for a step or a reset", unit = "s", range = "(0, inf)")
        double timeout,
    @Setting(
            value = "How long each side watches for the other before it sleeps; 0 for not at all",
            unit = "us",
            range = "[0, 10000]")
        int busyWait,
    @Setting(
            "End the run (stop), or play the episode again in a new process and go on"
                + " (restart-episode)")
        OnWorkerFailure onWorkerFailure) {

  GymnasiumConfig {
    modules = List.copyOf(modules);
  }
}

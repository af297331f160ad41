package dev.armature.agents.sac;

import dev.armature.api.NetworkFactory;
import dev.armature.networks.dl4j.Dl4jConfig;
import dev.armature.networks.dl4j.Dl4jProvider;
import dev.armature.networks.simd.SimdConfig;
import dev.armature.networks.simd.SimdProvider;

/** The network plugins that SAC is tested with. */
enum NetworkPlugin {
  DL4J {
    @Override
    NetworkFactory networks() {
      return new Dl4jProvider().create(new Dl4jConfig(Dl4jConfig.Backend.CPU, 2));
    }
  },
  SIMD {
    @Override
    NetworkFactory networks() {
      return new SimdProvider().create(new SimdConfig(2));
    }
  };

  abstract NetworkFactory networks();
}

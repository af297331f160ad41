package dev.armature.agents.ddpg;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;
import org.junit.jupiter.api.Nested;

final class DdpgContractTest {

  private abstract static class DdpgOnPlugin extends AgentContract {

    private final NetworkPlugin plugin;

    DdpgOnPlugin(NetworkPlugin plugin) {
      this.plugin = plugin;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      return new DdpgProvider().create(SmallDdpg.config(""), context);
    }

    @Override
    protected NetworkFactory networks() {
      return plugin.networks();
    }
  }

  @Nested
  final class OnDl4j extends DdpgOnPlugin {
    OnDl4j() {
      super(NetworkPlugin.DL4J);
    }
  }

  @Nested
  final class OnSimd extends DdpgOnPlugin {
    OnSimd() {
      super(NetworkPlugin.SIMD);
    }
  }
}

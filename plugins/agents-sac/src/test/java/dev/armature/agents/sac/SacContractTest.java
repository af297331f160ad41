package dev.armature.agents.sac;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;
import org.junit.jupiter.api.Nested;

final class SacContractTest {

  private abstract static class SacOnPlugin extends AgentContract {

    private final NetworkPlugin plugin;

    SacOnPlugin(NetworkPlugin plugin) {
      this.plugin = plugin;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      return new SacProvider().create(SmallSac.config(""), context);
    }

    @Override
    protected NetworkFactory networks() {
      return plugin.networks();
    }
  }

  @Nested
  final class OnDl4j extends SacOnPlugin {
    OnDl4j() {
      super(NetworkPlugin.DL4J);
    }
  }

  @Nested
  final class OnSimd extends SacOnPlugin {
    OnSimd() {
      super(NetworkPlugin.SIMD);
    }
  }
}

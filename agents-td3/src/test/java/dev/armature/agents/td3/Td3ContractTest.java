package dev.armature.agents.td3;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;
import org.junit.jupiter.api.Nested;

final class Td3ContractTest {

  private abstract static class Td3OnPlugin extends AgentContract {

    private final NetworkPlugin plugin;
    private final DemonstrationConfig demonstrations;

    Td3OnPlugin(NetworkPlugin plugin, DemonstrationConfig demonstrations) {
      this.plugin = plugin;
      this.demonstrations = demonstrations;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      return new Td3Provider().create(SmallTd3.config(demonstrations), context);
    }

    @Override
    protected NetworkFactory networks() {
      return plugin.networks();
    }
  }

  @Nested
  final class OnDl4j extends Td3OnPlugin {
    OnDl4j() {
      super(NetworkPlugin.DL4J, DemonstrationConfig.NONE);
    }
  }

  @Nested
  final class OnSimd extends Td3OnPlugin {
    OnSimd() {
      super(NetworkPlugin.SIMD, DemonstrationConfig.NONE);
    }
  }

  @Nested
  final class WithDemonstrations extends Td3OnPlugin {
    WithDemonstrations() {
      super(NetworkPlugin.SIMD, new DemonstrationConfig("demonstrations", 0.25, 1, true, true));
    }
  }
}

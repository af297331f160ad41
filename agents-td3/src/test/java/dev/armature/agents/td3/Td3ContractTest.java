package dev.armature.agents.td3;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;
import org.junit.jupiter.api.Nested;

final class Td3ContractTest {

  private abstract static class Td3OnPlugin extends AgentContract {

    private final NetworkPlugin plugin;
    private final Td3Config config;

    Td3OnPlugin(NetworkPlugin plugin, Td3Config config) {
      this.plugin = plugin;
      this.config = config;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      return new Td3Provider().create(config, context);
    }

    @Override
    protected NetworkFactory networks() {
      return plugin.networks();
    }
  }

  @Nested
  final class OnDl4j extends Td3OnPlugin {
    OnDl4j() {
      super(NetworkPlugin.DL4J, SmallTd3.config());
    }
  }

  @Nested
  final class OnSimd extends Td3OnPlugin {
    OnSimd() {
      super(NetworkPlugin.SIMD, SmallTd3.config());
    }
  }

  @Nested
  final class WithDemonstrations extends Td3OnPlugin {
    WithDemonstrations() {
      super(
          NetworkPlugin.SIMD,
          SmallTd3.config(new DemonstrationConfig("demonstrations", 0.25, 1, true, true)));
    }
  }

  @Nested
  final class WithCorrelatedExploration extends Td3OnPlugin {
    WithCorrelatedExploration() {
      super(NetworkPlugin.SIMD, SmallTd3.correlated(0.85));
    }
  }
}

package dev.armature.agents.td3;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;
import org.junit.jupiter.api.Nested;

final class Td3ContractTest {

  private abstract static class Td3OnPlugin extends AgentContract {

    private final NetworkPlugin plugin;

    Td3OnPlugin(NetworkPlugin plugin) {
      this.plugin = plugin;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      return new Td3Provider().create(SmallTd3.config(), context);
    }

    @Override
    protected NetworkFactory networks() {
      return plugin.networks();
    }
  }

  @Nested
  final class OnDl4j extends Td3OnPlugin {
    OnDl4j() {
      super(NetworkPlugin.DL4J);
    }
  }

  @Nested
  final class OnSimd extends Td3OnPlugin {
    OnSimd() {
      super(NetworkPlugin.SIMD);
    }
  }
}

package dev.armature.agents.tribuo;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.host.plugins.Service;
import dev.armature.tck.AgentContract;
import dev.armature.tck.PluginSettings;
import org.junit.jupiter.api.Nested;

final class TribuoContractTest {

  private abstract static class Cloned extends AgentContract {

    private final String overrides;

    Cloned(String overrides) {
      this.overrides = "noise = 0.5, demonstrations.path = shown, " + overrides;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      TribuoProvider provider = new TribuoProvider();
      return provider.create(PluginSettings.bind(Service.AGENT, provider, overrides), context);
    }

    @Override
    protected NetworkFactory networks() {
      return new NoNetworks();
    }
  }

  @Nested
  final class Linear extends Cloned {
    Linear() {
      super("trainer = linear, linear.epochs = 5");
    }
  }

  @Nested
  final class Tree extends Cloned {
    Tree() {
      super("trainer = tree");
    }
  }
}

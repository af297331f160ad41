package ${package};

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.host.plugins.Service;
import dev.armature.tck.AgentContract;
import dev.armature.tck.PlainNetworks;
import dev.armature.tck.PluginSettings;

/** The whole contract of an agent, a task that it has to solve included. */
class RegressionAgentTest extends AgentContract {

  @Override
  protected Agent createAgent(AgentContext context) {
    RegressionAgentProvider provider = new RegressionAgentProvider();
    return provider.create(PluginSettings.bind(Service.AGENT, provider, ""), context);
  }

  @Override
  protected NetworkFactory networks() {
    return new PlainNetworks();
  }
}

package com.example.tank;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.host.plugins.Service;
import dev.armature.tck.AgentContract;
import dev.armature.tck.PlainNetworks;
import dev.armature.tck.PluginSettings;

class DpgTest extends AgentContract {

  @Override
  protected Agent createAgent(AgentContext context) {
    DpgProvider provider = new DpgProvider();
    String small = "hidden = [16, 16], batch-size = 32";
    return provider.create(PluginSettings.bind(Service.AGENT, provider, small), context);
  }

  @Override
  protected NetworkFactory networks() {
    return new PlainNetworks();
  }
}

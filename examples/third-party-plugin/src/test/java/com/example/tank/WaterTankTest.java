package com.example.tank;

import dev.armature.api.Environment;
import dev.armature.host.plugins.Service;
import dev.armature.tck.EnvironmentContract;
import dev.armature.tck.PluginSettings;

class WaterTankTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    WaterTankProvider provider = new WaterTankProvider();
    return provider.create(PluginSettings.bind(Service.ENVIRONMENT, provider, ""));
  }
}

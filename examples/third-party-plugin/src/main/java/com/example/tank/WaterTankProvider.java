package com.example.tank;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import org.pf4j.Extension;

/** Offers the water tank. */
@Extension
public final class WaterTankProvider implements EnvironmentProvider<WaterTankConfig> {

  @Override
  public String type() {
    return "water-tank";
  }

  @Override
  public String summary() {
    return "Keep the water of a leaking tank at a level";
  }

  @Override
  public Class<WaterTankConfig> configType() {
    return WaterTankConfig.class;
  }

  @Override
  public Environment create(WaterTankConfig config) {
    return new WaterTank(config);
  }
}

package dev.armature.agents.sac;

import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;

/** The plugin's default settings with networks small enough for a test. */
final class SmallSac {

  private SmallSac() {}

  /**
   * @param overrides more keys of the section, in HOCON
   */
  static SacConfig config(String overrides) {
    return PluginSettings.bind(
        Service.AGENT,
        new SacProvider(),
        """
        batch-size = 32
        actor { network.hidden = [16, 16], optimizer.learning-rate = 1e-3 }
        critic { network.hidden = [16, 16], optimizer.learning-rate = 1e-3 }
        """
            + overrides);
  }
}

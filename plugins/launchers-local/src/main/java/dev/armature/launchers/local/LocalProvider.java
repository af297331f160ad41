package dev.armature.launchers.local;

import dev.armature.api.Launcher;
import dev.armature.api.LauncherProvider;
import org.pf4j.Extension;

/** Offers {@code sweep.launcher { type = local }}. */
@Extension
public final class LocalProvider implements LauncherProvider<LocalConfig> {

  @Override
  public String type() {
    return "local";
  }

  @Override
  public String summary() {
    return "Runs of a sweep as processes of this machine";
  }

  @Override
  public Class<LocalConfig> configType() {
    return LocalConfig.class;
  }

  @Override
  public Launcher create(LocalConfig config) {
    return new LocalLauncher(config, Runtime.getRuntime().availableProcessors());
  }
}

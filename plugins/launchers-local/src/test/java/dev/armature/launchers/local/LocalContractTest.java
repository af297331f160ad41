package dev.armature.launchers.local;

import dev.armature.api.Launcher;
import dev.armature.tck.LauncherContract;

class LocalContractTest extends LauncherContract {

  @Override
  protected Launcher createLauncher() {
    return new LocalProvider().create(new LocalConfig(2, 0));
  }
}

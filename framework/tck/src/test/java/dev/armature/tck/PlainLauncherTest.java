package dev.armature.tck;

import dev.armature.api.Launcher;

class PlainLauncherTest extends LauncherContract {

  @Override
  protected Launcher createLauncher() {
    return new PlainLauncher();
  }
}

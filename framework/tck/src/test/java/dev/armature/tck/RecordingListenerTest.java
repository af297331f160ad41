package dev.armature.tck;

import dev.armature.api.RunListener;

/** What keeps every rule passes every test. */
class RecordingListenerTest extends RunListenerContract {

  @Override
  protected RunListener createListener() {
    return new RecordingListener();
  }
}

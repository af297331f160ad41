package dev.armature.tck;

import dev.armature.api.RunListener;

/** What keeps every rule passes every test. */
class NotesListenerTest extends RunListenerContract {

  @Override
  protected RunListener createListener() {
    return new NotesListener();
  }
}

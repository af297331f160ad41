package dev.armature.app;

/** What the process ends with; 128 + n after signal n, as shells have it. */
final class ExitStatus {

  static final int DONE = 0;
  static final int INTERNAL_FAILURE = 1;
  static final int BAD_INPUT = 2;
  static final int RUN_FAILED = 3;
  static final int INTERRUPTED = 130;
  static final int TERMINATED = 143;

  private ExitStatus() {}
}

package dev.armature.envs.gymnasium;

/** Says that a worker has died, hangs, or that its environment raised an exception. */
final class WorkerFailure extends Exception {

  private static final long serialVersionUID = 1L;

  WorkerFailure(String message) {
    super(message);
  }
}

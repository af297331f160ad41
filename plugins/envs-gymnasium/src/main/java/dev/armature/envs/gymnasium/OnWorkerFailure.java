package dev.armature.envs.gymnasium;

/** What to do when the process of an environment dies, hangs or raises an exception. */
enum OnWorkerFailure {
  STOP,
  RESTART_EPISODE
}

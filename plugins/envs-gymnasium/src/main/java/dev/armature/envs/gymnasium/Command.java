package dev.armature.envs.gymnasium;

/** What a worker can be asked to do; its number goes through the shared memory. */
enum Command {
  RESET(1),
  STEP(2),
  JUDGE(3),
  FRAME_SIZE(4),
  RENDER(5),
  CLOSE(6);

  private final int number;

  Command(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}

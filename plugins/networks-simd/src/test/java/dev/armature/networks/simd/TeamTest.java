package dev.armature.networks.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {

  @Test
  void nobodyPassesABarrierBeforeAllHaveCome() {
    try (Team team = new Team(3)) {
      AtomicIntegerArray phases = new AtomicIntegerArray(3);
      for (int piece = 0; piece < 50; piece++) {
        team.run(
            (thread, threads) -> {
              for (int phase = 0; phase < 3; phase++) {
                int reached = phases.incrementAndGet(thread);
                team.barrier();
                for (int other = 0; other < threads; other++) {
                  assertThat(phases.get(other)).isEqualTo(reached);
                }
                team.barrier();
              }
            },
            false);
      }
      assertThat(phases.get(2)).isEqualTo(150);
    }
  }

  @Test
  void aFailureReachesTheCallerAndTheTeamGoesOn() {
    try (Team team = new Team(2)) {
      assertThatThrownBy(
              () ->
                  team.run(
                      (thread, threads) -> {
                        if (thread == 1) {
                          throw new ArithmeticException("broken");
                        }
                        team.barrier();
                      },
                      false))
          .hasMessageContaining("failed")
          .hasRootCauseMessage("broken");
      AtomicIntegerArray done = new AtomicIntegerArray(2);
      team.run(
          (thread, threads) -> {
            team.barrier();
            done.set(thread, 1);
          },
          false);
      assertThat(done).hasToString("[1, 1]");
    }
  }

  @Test
  void idleThreadsSleep() throws InterruptedException {
    try (Team team = new Team(2)) {
      team.run((thread, threads) -> {}, false);
      Thread worker = team.worker(1);
      for (int wait = 0; worker.getState() != Thread.State.WAITING && wait < 5000; wait++) {
        Thread.sleep(1);
      }
      assertThat(worker.getState()).isEqualTo(Thread.State.WAITING);
      AtomicIntegerArray done = new AtomicIntegerArray(2);
      team.run((thread, threads) -> done.set(thread, threads), false);
      assertThat(done).as("and wake up for work").hasToString("[2, 2]");
    }
  }

  @Test
  void closingEndsTheThreadsAndLeavesWorkToTheCaller() throws InterruptedException {
    Team team = new Team(2);
    team.close();
    team.worker(1).join(10_000);
    assertThat(team.worker(1).isAlive()).isFalse();
    AtomicIntegerArray done = new AtomicIntegerArray(2);
    team.run((thread, threads) -> done.set(thread, threads), false);
    assertThat(done).hasToString("[1, 0]");
  }
}

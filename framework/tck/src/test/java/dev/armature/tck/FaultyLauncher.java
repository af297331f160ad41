package dev.armature.tck;

import dev.armature.api.LaunchedRun;
import dev.armature.api.Launcher;
import dev.armature.api.RunLaunch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Launchers that break one rule each, and the test of {@link LauncherContract} for it. */
enum FaultyLauncher implements Fault {
  HAS_NO_SLOTS("takesAtLeastOneRun", "a launcher takes at least one run at once") {
    @Override
    Launcher create() {
      return new PlainLauncher() {
        @Override
        public int slots() {
          return 0;
        }
      };
    }
  },
  FORGETS_THE_STATUS("exitStatusIsTheCommands", "exitStatus is that of the command") {
    @Override
    LaunchedRun run(Process process) {
      return new PlainLauncher.Run(process) {
        @Override
        public OptionalInt exitStatus() {
          return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(0);
        }
      };
    }
  },
  TELLS_SIGNALS_AS_FAILURES("exitStatusIsTheCommands", "with 128 + n after signal n") {
    @Override
    LaunchedRun run(Process process) {
      return new PlainLauncher.Run(process) {
        @Override
        public OptionalInt exitStatus() {
          OptionalInt status = super.exitStatus();
          return status.orElse(0) > 128 ? OptionalInt.of(1) : status;
        }
      };
    }
  },
  WAITS_FOR_THE_END("launchDoesNotWaitForTheEnd", "launch returns while the run goes on") {
    @Override
    LaunchedRun run(Process process) {
      try {
        process.waitFor(3, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.run(process);
    }
  },
  LOSES_ERRORS("allThatIsPrintedIsLogged", "what a run printed on standard error too") {
    @Override
    ProcessBuilder change(RunLaunch run, ProcessBuilder builder) {
      return builder.redirectErrorStream(false).redirectError(Redirect.DISCARD);
    }
  },
  GOES_ON_IN_THE_LOG("allThatIsPrintedIsLogged", "a launcher writes the log anew") {
    @Override
    ProcessBuilder change(RunLaunch run, ProcessBuilder builder) {
      return builder.redirectOutput(Redirect.appendTo(run.log().toFile()));
    }
  },
  STAYS_IN_ITS_OWN_FOLDER(
      "allThatIsPrintedIsLogged", "a run works in the folder that it is given") {
    @Override
    ProcessBuilder change(RunLaunch run, ProcessBuilder builder) {
      return builder.directory(null);
    }
  },
  LEAVES_A_PIPE_UNREAD("allThatIsPrintedIsLogged", "a run that prints much goes on", true) {
    @Override
    ProcessBuilder change(RunLaunch run, ProcessBuilder builder) {
      return builder.redirectOutput(Redirect.PIPE);
    }
  },
  JOINS_THE_WORDS("wordsComeAsTheyAre", "a command's words come as they are") {
    @Override
    ProcessBuilder change(RunLaunch run, ProcessBuilder builder) {
      return builder.command("/bin/sh", "-c", "exec " + String.join(" ", run.command()));
    }
  },
  HAS_NO_INPUT("stopEndsTheInput", "standard input stays open until it is stopped") {
    @Override
    LaunchedRun run(Process process) {
      LaunchedRun run = super.run(process);
      run.stop();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      return run;
    }
  },
  STOPS_BY_A_SIGNAL("stopEndsTheInput", "a stopped run ends by itself") {
    @Override
    LaunchedRun run(Process process) {
      return new PlainLauncher.Run(process) {
        @Override
        public void stop() {
          process.destroy();
        }
      };
    }
  },
  DOES_NOT_STOP("stopEndsTheInput", "stop ends the run's standard input", true) {
    @Override
    LaunchedRun run(Process process) {
      return new PlainLauncher.Run(process) {
        @Override
        public void stop() {}
      };
    }
  },
  FAILS_TO_STOP_WHAT_HAS_ENDED("stopEndsTheInput", "stop does nothing when the run has ended") {
    @Override
    LaunchedRun run(Process process) {
      return new PlainLauncher.Run(process) {
        @Override
        public void stop() {
          if (!process.isAlive()) {
            throw new IllegalStateException("no such process");
          }
          super.stop();
        }
      };
    }
  },
  ASKS_INSTEAD_OF_KILLING(
      "killEndsWhatDoesNotListen", "kill ends a run that listens to nothing", true) {
    @Override
    LaunchedRun run(Process process) {
      return new PlainLauncher.Run(process) {
        @Override
        public void kill() {
          process.destroy();
        }
      };
    }
  },
  STOPS_ALL("runsDoNotDisturbEachOther", "a run goes on where another one is stopped") {
    @Override
    Launcher create() {
      List<PlainLauncher.Run> all = new ArrayList<>();
      return new PlainLauncher() {
        @Override
        public LaunchedRun launch(RunLaunch run) throws IOException {
          Run launched =
              new Run(builder(run).start()) {
                @Override
                public void stop() {
                  all.forEach(it -> closeInput(it.process));
                  all.forEach(it -> it.process.onExit().join());
                }
              };
          all.add(launched);
          return launched;
        }
      };
    }
  },
  HIDES_WHAT_CANNOT_BE_STARTED(
      "whatCannotBeStartedIsTold", "a command that cannot be started is told") {
    @Override
    ProcessBuilder change(RunLaunch run, ProcessBuilder builder) {
      List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" || true", "sh"));
      command.addAll(run.command());
      return builder.command(command);
    }
  },
  LEAVES_A_THREAD("closeEndsItsThreads", "close ends every thread that a launcher has started") {
    @Override
    LaunchedRun run(Process process) {
      new Thread(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20)), "watcher").start();
      return super.run(process);
    }
  },
  FAILS_AT_THE_SECOND_CLOSE("secondCloseDoesNothing", "a second close does nothing") {
    @Override
    Launcher create() {
      return new PlainLauncher() {
        private boolean closed;

        @Override
        public void close() {
          if (closed) {
            throw new IllegalStateException("already closed");
          }
          closed = true;
        }
      };
    }
  };

  private final String test;
  private final String message;
  private final boolean hangs;

  FaultyLauncher(String test, String message) {
    this(test, message, false);
  }

  FaultyLauncher(String test, String message, boolean hangs) {
    this.test = test;
    this.message = message;
    this.hangs = hangs;
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended.
    }
  }

  @Override
  public String test() {
    return test;
  }

  @Override
  public String message() {
    return message;
  }

  /** Whether the fault is that something does not end. */
  boolean hangs() {
    return hangs;
  }

  /** A launcher with this fault. */
  Launcher create() {
    return new PlainLauncher() {
      @Override
      public LaunchedRun launch(RunLaunch run) throws IOException {
        return FaultyLauncher.this.run(change(run, builder(run)).start());
      }
    };
  }

  /** How the process is started. */
  ProcessBuilder change(RunLaunch run, ProcessBuilder builder) {
    return builder;
  }

  /** What is handed out for a process. */
  LaunchedRun run(Process process) {
    return new PlainLauncher.Run(process);
  }
}

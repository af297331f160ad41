package dev.armature.tck;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Listeners that break one rule each, and the test of {@link RunListenerContract} for it. */
enum FaultyListener implements Fault {
  NEEDS_EVERY_METRIC(
      "whatWasNotMeasuredIsMissing", "a listener takes metrics of which some are missing") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void metrics(long step, Map<String, Double> values) {
          note("critic " + Objects.requireNonNull(values.get("losses/critic")));
        }
      };
    }
  },
  NEEDS_A_SUCCESS_RATE(
      "whatWasNotMeasuredIsMissing", "a listener takes an evaluation without a success rate") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void evaluated(long step, Evaluation evaluation) {
          note("success " + evaluation.successRate().getAsDouble());
        }
      };
    }
  },
  REFUSES_A_NAN("numbersNeedNotBeFinite", "a listener takes values that are not finite") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void metrics(long step, Map<String, Double> values) {
          values.forEach((name, value) -> note(name + " " + new BigDecimal(value)));
        }
      };
    }
  },
  THROWS_AT_A_CHECKPOINT("aWholeRunIsFollowed", "a listener takes all that a run tells") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void checkpointed(long step, Path checkpoint) {
          throw new IllegalStateException("the server does not answer");
        }
      };
    }
  },
  CHANGES_WHAT_IT_IS_TOLD(
      "whatItIsToldStaysAsItIs", "a listener leaves the lists and maps as they are") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void metrics(long step, Map<String, Double> values) {
          values.replaceAll((name, value) -> -value);
        }
      };
    }
  },
  WRITES_INTO_METRICS_CSV(
      "theRunsFilesStayAsTheyAre", "a listener leaves the files of the run as they are") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        Path file(Path folder) {
          return folder.resolve("metrics.csv");
        }
      };
    }
  },
  NOTES_BESIDE_A_CHECKPOINT("theRunsFilesStayAsTheyAre", "and adds none but its own") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        Path file(Path folder) {
          return folder.resolve("checkpoints/notes.txt");
        }
      };
    }
  },
  EXPECTS_A_NEW_FOLDER("aRunThatGoesOnIsFollowed", "a listener takes a run that goes on") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void started(Path folder, long totalSteps, List<String> metricNames) {
          if (Files.exists(file(folder))) {
            throw new IllegalStateException("there are notes already");
          }
          super.started(folder, totalSteps, metricNames);
        }
      };
    }
  },
  CLOSES_ONLY_WHAT_WAS_STARTED(
      "closesWhereverTheRunFails", "close frees what there is to free before the run begins") {
    @Override
    RunListener create() {
      return new NotesListener() {
        private boolean started;

        @Override
        public void started(Path folder, long totalSteps, List<String> metricNames) {
          super.started(folder, totalSteps, metricNames);
          started = true;
        }

        @Override
        public void close() {
          if (!started) {
            throw new IllegalStateException("not started");
          }
          super.close();
        }
      };
    }
  },
  SHARES_ITS_FILE("listenersDoNotDisturbEachOther", "two listeners share nothing") {
    @SuppressWarnings("ImmutableEnumChecker") // What is wrongly shared.
    private final Map<Path, Path> shared = new ConcurrentHashMap<>();

    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        Path file(Path folder) {
          return shared.computeIfAbsent(folder.getParent(), it -> super.file(folder));
        }
      };
    }
  },
  LEAVES_A_THREAD("closeEndsItsThreads", "close ends every thread that a listener has started") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void started(Path folder, long totalSteps, List<String> metricNames) {
          super.started(folder, totalSteps, metricNames);
          new Thread(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(30)), "sender").start();
        }
      };
    }
  },
  LEAVES_ITS_FILE_OPEN("closeClosesItsFiles", "close closes every file") {
    @Override
    RunListener create() {
      return new NotesListener() {
        @Override
        public void close() {}
      };
    }
  };

  private final String test;
  private final String message;

  FaultyListener(String test, String message) {
    this.test = test;
    this.message = message;
  }

  @Override
  public String test() {
    return test;
  }

  @Override
  public String message() {
    return message;
  }

  abstract RunListener create();
}

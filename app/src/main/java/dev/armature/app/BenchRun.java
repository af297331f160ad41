package dev.armature.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures routes in turn, so that a change in the machine's pace meets all of them: every process
 * is started once, and in each round one after the other works while the others wait. A first round
 * warms up and is not counted.
 */
final class BenchRun implements AutoCloseable {

  private static final int ACTIONS = 1000;

  private final int rounds;
  private final int steps;
  private final Map<BenchResult, BenchProcess> running = new LinkedHashMap<>();

  /** What a route does when it is its turn. */
  @FunctionalInterface
  private interface Turn {
    void take(BenchProcess process, BenchResult result) throws BenchProcess.EndedException;
  }

  BenchRun(int rounds, int steps) {
    this.rounds = rounds;
    this.steps = steps;
  }

  /**
   * Measures all of them.
   *
   * @param folder where the standard error of each is written
   */
  List<BenchResult> measure(List<BenchRoute> routes, Path folder) throws IOException {
    List<BenchResult> results = new ArrayList<>();
    for (BenchRoute route : routes) {
      BenchResult result = new BenchResult(route);
      results.add(result);
      start(result, folder.resolve(results.size() + ".err"));
    }
    inTurn((process, result) -> work(process, new BenchResult(result.route())));
    for (int round = 0; round < rounds; round++) {
      inTurn(this::work);
    }
    // Before the products, whose matrices are no part of the task.
    inTurn((process, result) -> result.peak(process.peakMegabytes()));
    for (int round = 0; round < rounds; round++) {
      inTurn((process, result) -> result.product(process.ask(BenchRouteCommand.PRODUCT, 1)[0]));
    }
    return results;
  }

  private void start(BenchResult result, Path errors) throws IOException {
    long start = System.nanoTime();
    BenchProcess process = new BenchProcess(result.route(), errors);
    running.put(result, process);
    try {
      process.await(BenchRouteCommand.FIRST_STEP);
      result.started((double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1));
      process.await(BenchRouteCommand.READY);
    } catch (BenchProcess.EndedException e) {
      result.failed(String.valueOf(e.getMessage()));
      running.remove(result);
      process.close();
    }
  }

  private void work(BenchProcess process, BenchResult result) throws BenchProcess.EndedException {
    double[] times = process.ask(BenchRouteCommand.STEPS, steps);
    result.round(times, process.ask(BenchRouteCommand.ACTIONS, ACTIONS));
  }

  private void inTurn(Turn turn) {
    Iterator<Map.Entry<BenchResult, BenchProcess>> entries = running.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<BenchResult, BenchProcess> entry = entries.next();
      try {
        turn.take(entry.getValue(), entry.getKey());
      } catch (BenchProcess.EndedException e) {
        entry.getKey().failed(String.valueOf(e.getMessage()));
        entry.getValue().close();
        entries.remove();
      }
    }
  }

  @Override
  public void close() {
    running.values().forEach(BenchProcess::close);
  }
}

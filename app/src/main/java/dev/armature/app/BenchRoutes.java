package dev.armature.app;

import dev.armature.host.configuration.Keys;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the routes: every installed network plugin, and PyTorch where it is at hand. */
final class BenchRoutes {

  private static final String THREADS = "threads";
  private static final String BACKEND = "backend";
  private static final String AUTO = "auto";

  private final BenchTask task;
  private final List<Integer> threadCounts;
  private final Path folder;
  private final List<BenchRoute> routes = new ArrayList<>();

  /**
   * @param threads the greatest number of threads; each route is run with as many and with 1
   * @param folder where the files are put that the routes need
   */
  BenchRoutes(BenchTask task, int threads, Path folder) {
    this.task = task;
    threadCounts = threads == 1 ? List.of(1) : List.of(threads, 1);
    this.folder = folder;
  }

  /** All of them so far. */
  List<BenchRoute> all() {
    return List.copyOf(routes);
  }

  /**
   * Adds the network plugins. Where a plugin has a key {@code backend}, each of its backends is a
   * route; where it has a key {@code threads}, with each number of threads.
   *
   * @param armature the start of the command: launcher and plugin folders
   */
  void addPlugins(Offers offers, List<String> armature) throws IOException {
    Path file = extract("bench.conf");
    List<Offer> networks =
        offers.all().stream()
            .filter(offer -> offer.service() == Service.NETWORK)
            .sorted(Comparator.comparing(Offer::type).reversed())
            .toList();
    for (Offer offer : networks) {
      for (Optional<String> backend : backends(offer)) {
        for (Optional<Integer> threads : threads(offer)) {
          List<String> command = new ArrayList<>(armature);
          command.addAll(List.of("bench-route", file.toString()));
          settings(offer, backend, threads).forEach(pair -> command.addAll(List.of("--set", pair)));
          String name = offer.type() + backend.map(it -> "-" + it).orElse("");
          routes.add(new BenchRoute(name, threads, command));
        }
      }
    }
  }

  private Stream<String> settings(
      Offer offer, Optional<String> backend, Optional<Integer> threads) {
    String hidden = ".network.hidden=[" + task.hiddenUnits() + "]";
    return Stream.of(
            Stream.of(
                "network.type=" + offer.type(),
                "agent.batch-size=" + task.batch(),
                "agent.actor" + hidden,
                "agent.critic" + hidden,
                "agent.policy-delay=" + BenchTask.POLICY_DELAY,
                "replay-buffer.capacity=" + BenchTask.CAPACITY),
            backend.map(it -> "network.backend=" + it).stream(),
            threads.map(it -> "network.threads=" + it).stream())
        .flatMap(it -> it);
  }

  private static List<Optional<String>> backends(Offer offer) {
    Optional<List<Optional<String>>> choices =
        component(offer, BACKEND)
            .filter(it -> it.getType().isEnum())
            .map(
                it ->
                    Arrays.stream(it.getType().getEnumConstants())
                        .map(constant -> Keys.ofConstant((Enum<?>) constant))
                        .filter(name -> !name.equals(AUTO))
                        .map(Optional::of)
                        .toList());
    return choices.orElse(List.of(Optional.empty()));
  }

  private List<Optional<Integer>> threads(Offer offer) {
    return component(offer, THREADS).isPresent()
        ? threadCounts.stream().map(Optional::of).toList()
        : List.of(Optional.empty());
  }

  private static Optional<RecordComponent> component(Offer offer, String name) {
    return Arrays.stream(offer.provider().configType().getRecordComponents())
        .filter(it -> it.getName().equals(name))
        .findFirst();
  }

  /**
   * Adds PyTorch.
   *
   * @param python a Python that has it
   */
  void addPyTorch(String python) throws IOException {
    Path script = extract("bench.py");
    extract("td3.py");
    for (int threads : threadCounts) {
      List<String> command =
          List.of(
              // The launcher's setting is for networks on ND4J.
              "env",
              "-u",
              "OMP_NUM_THREADS",
              python,
              "-B", // no compiled copies in the folder
              script.toString(),
              option(THREADS, threads),
              option("observations", BenchTask.OBSERVATIONS),
              option("actions", BenchTask.ACTIONS),
              option("batch", task.batch()),
              option("hidden", task.hiddenUnits()),
              option("capacity", BenchTask.CAPACITY));
      routes.add(new BenchRoute(BenchRoute.PYTORCH, Optional.of(threads), command));
    }
  }

  private static String option(String name, Object value) {
    return String.format(Locale.ROOT, "--%s=%s", name, value);
  }

  private Path extract(String resource) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in = BenchRoutes.class.getResourceAsStream(resource)) {
      Files.copy(in, file);
    }
    return file;
  }
}

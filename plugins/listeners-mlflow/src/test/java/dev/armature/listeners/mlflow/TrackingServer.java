package dev.armature.listeners.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tracking server that speaks the few calls of MLflow's REST API that a run takes. */
final class TrackingServer implements AutoCloseable {

  private static final String API = "/api/2.0/mlflow/";

  /** What the server knows of a run. */
  static final class Run {
    String experiment = "";
    String name = "";
    String status = "";
    final Map<String, String> parameters = new TreeMap<>();
    final Map<String, Map<Long, Double>> metrics = new TreeMap<>();
  }

  private final HttpServer http;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "tracking server");
            thread.setDaemon(true);
            return thread;
          });
  private final List<String> experiments = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private volatile int failsFrom = Integer.MAX_VALUE;
  private volatile boolean hangs;
  private int calls;

  TrackingServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  String uri() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  synchronized List<Run> runs() {
    return List.copyOf(runs);
  }

  synchronized int calls() {
    return calls;
  }

  /** From that call on, counted from 0, each is answered with an error. */
  void failFrom(int call) {
    failsFrom = call;
  }

  /** From now on no call is answered. */
  void hang() {
    hangs = true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    while (hangs) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        return;
      }
    }
    String call = exchange.getRequestURI().getPath().substring(API.length());
    JsonNode body =
        JsonMapper.shared()
            .readTree(
                "POST".equals(exchange.getRequestMethod())
                    ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    : "{}");
    Optional<Object> answer = answer(call, exchange.getRequestURI().getRawQuery(), body);
    String text =
        JsonMapper.shared()
            .writeValueAsString(
                answer.orElse(
                    Map.of("error_code", "RESOURCE_DOES_NOT_EXIST", "message", "there is none")));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Optional<Object> answer(String call, String query, JsonNode body) {
    if (calls++ >= failsFrom) {
      return Optional.empty();
    }
    switch (call) {
      case "experiments/get-by-name" -> {
        String name = URLDecoder.decode(query.split("=", 2)[1], StandardCharsets.UTF_8);
        int id = experiments.indexOf(name);
        return id < 0
            ? Optional.empty()
            : Optional.of(Map.of("experiment", Map.of("experiment_id", "" + id, "name", name)));
      }
      case "experiments/create" -> {
        experiments.add(body.get("name").asString());
        return Optional.of(Map.of("experiment_id", "" + (experiments.size() - 1)));
      }
      case "runs/create" -> {
        Run run = new Run();
        run.experiment = experiments.get(body.get("experiment_id").asInt());
        run.name = body.get("run_name").asString();
        run.status = "RUNNING";
        runs.add(run);
        Map<String, Object> info = Map.of("run_id", "run" + (runs.size() - 1));
        return Optional.of(Map.of("run", Map.of("info", info)));
      }
      case "runs/log-batch" -> {
        Run run = run(body);
        body.path("params")
            .forEach(
                it -> run.parameters.put(it.get("key").asString(), it.get("value").asString()));
        body.path("metrics")
            .forEach(
                it ->
                    run.metrics
                        .computeIfAbsent(it.get("key").asString(), key -> new TreeMap<>())
                        .put(it.get("step").asLong(), number(it.get("value"))));
        return Optional.of(Map.of());
      }
      case "runs/update" -> {
        run(body).status = body.get("status").asString();
        return Optional.of(Map.of("run_info", Map.of()));
      }
      default -> throw new IllegalArgumentException(call);
    }
  }

  /** A number, or the word for what is none, as in protobuf's JSON. */
  private static double number(JsonNode value) {
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }

  private Run run(JsonNode body) {
    return runs.get(Integer.parseInt(body.get("run_id").asString().substring("run".length())));
  }

  @Override
  public void close() {
    hangs = false;
    http.stop(0);
    threads.shutdownNow();
  }
}

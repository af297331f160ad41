package dev.armature.listeners.mlflow;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;

/**
 * One run on the tracking server. Its id is kept in the run folder, so that a run that goes on is
 * the same one there.
 */
final class TrackedRun {

  private static final String ID_FILE = "mlflow-run.txt";

  /** The most parameters that a server takes at once, and the length to which it cuts one. */
  private static final int PARAMETERS = 100;

  private static final int PARAMETER_LENGTH = 500;

  private final MlflowClient client;
  private final String id;

  private TrackedRun(MlflowClient client, String id) {
    this.client = client;
    this.id = id;
  }

  /** Makes the run on the server, or finds the one of this folder again. */
  static TrackedRun open(MlflowClient client, Path folder, Optional<String> experiment)
      throws IOException {
    Path file = folder.resolve(ID_FILE);
    if (Files.exists(file)) {
      TrackedRun run = new TrackedRun(client, Files.readString(file).strip());
      run.goOn();
      return run;
    }
    Config configuration = ConfigFactory.parseFile(folder.resolve("config.conf").toFile());
    String name = experiment.orElseGet(() -> configuration.getString("name"));
    String experimentId =
        client
            .getExperimentByName(name)
            .map(it -> it.getExperimentId())
            .orElseGet(() -> client.createExperiment(name));
    String label = String.valueOf(folder.getFileName());
    CreateRun creation =
        CreateRun.newBuilder()
            .setExperimentId(experimentId)
            .setStartTime(System.currentTimeMillis())
            .setRunName(label)
            .addTags(tag("mlflow.runName", label))
            .addTags(tag("mlflow.source.name", "armature"))
            .build();
    TrackedRun run = new TrackedRun(client, client.createRun(creation).getRunId());
    Files.writeString(file, run.id + "\n");
    run.tell(configuration);
    return run;
  }

  private static RunTag tag(String key, String value) {
    return RunTag.newBuilder().setKey(key).setValue(value).build();
  }

  private void goOn() {
    client.sendPost("runs/update", "{\"run_id\": \"%s\", \"status\": \"RUNNING\"}".formatted(id));
  }

  /** All keys that have a value, as parameters. */
  private void tell(Config configuration) {
    List<Param> parameters = new ArrayList<>();
    for (Map.Entry<String, ConfigValue> entry : configuration.entrySet()) {
      String value = text(entry.getValue());
      if (!value.isEmpty()) {
        parameters.add(
            Param.newBuilder().setKey(entry.getKey().replace("\"", "")).setValue(value).build());
      }
    }
    for (int from = 0; from < parameters.size(); from += PARAMETERS) {
      int to = Math.min(from + PARAMETERS, parameters.size());
      client.logBatch(id, List.of(), parameters.subList(from, to), List.of());
    }
  }

  private static String text(ConfigValue value) {
    String text =
        value.unwrapped() instanceof List<?>
            ? value.render(ConfigRenderOptions.concise())
            : String.valueOf(value.unwrapped());
    return text.length() > PARAMETER_LENGTH ? text.substring(0, PARAMETER_LENGTH) : text;
  }

  void tell(long step, Map<String, Double> values, long milliseconds) {
    List<Metric> metrics = new ArrayList<>();
    values.forEach(
        (name, value) ->
            metrics.add(
                Metric.newBuilder()
                    .setKey(name)
                    .setValue(value)
                    .setStep(step)
                    .setTimestamp(milliseconds)
                    .build()));
    client.logBatch(id, metrics, List.of(), List.of());
  }

  void end(RunStatus status) {
    client.setTerminated(id, status);
  }
}

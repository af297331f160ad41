package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow's plugin in the distribution, with a server that is gone. */
class ListenersIT {

  private static final String EXPERIMENT =
      Distribution.launcher().resolveSibling("../experiments/pendulum.conf").toString();

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  private Ended train(String... overrides) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                EXPERIMENT,
                "--quiet",
                "--set=training.steps=40",
                "--set=training.metrics-every=10",
                "--set=evaluation.final-episodes=1"));
    arguments.addAll(List.of(overrides));
    return armature.run(arguments.toArray(String[]::new));
  }

  private static String nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void theRunGoesOnWithoutTheServer() throws Exception {
    String uri = nobody();
    Ended train = train("--set=listeners.mlflow.tracking-uri=\"" + uri + "\"");

    assertThat(train.status()).as(train.err()).isZero();
    assertThat(train.err().lines().filter(it -> it.contains("listeners.mlflow")))
        .singleElement()
        .asString()
        .startsWith("WARN")
        .contains(uri, "refused", "the run goes on");
  }

  @Test
  void theRunEndsWhereThatIsAskedFor() throws Exception {
    String uri = nobody();
    Ended train =
        train(
            "--set=listeners.mlflow.tracking-uri=\"" + uri + "\"",
            "--set=listeners.mlflow.on-failure=stop");

    assertThat(train.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(train.err()).contains("listeners.mlflow failed", uri).doesNotContain("\tat ");
  }

  @Test
  void anAddressThatIsNoneLeavesNothing() throws Exception {
    Ended train = train("--set=listeners.mlflow.tracking-uri=mlruns");

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.err()).contains("listeners.mlflow.tracking-uri: expected the address");
    assertThat(armature.runs()).isEmpty();
  }
}

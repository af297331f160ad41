package dev.armature.listeners.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.ConfigurationException;
import dev.armature.api.RunListener;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tracking server is told, and what becomes of one that is not there. */
final class MlflowListenerTest {

  @TempDir Path parent;
  private Path folder;
  private TrackingServer server;

  @BeforeEach
  void begin() throws IOException {
    server = new TrackingServer();
    folder = Files.createDirectory(parent.resolve("reach-seed3"));
    Files.writeString(
        folder.resolve("config.conf"),
        """
        name = reach, seed = 3
        agent { type = td3, hidden = [8, 8], path = "", on = true }
        """);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static RunListener listener(String settings) {
    MlflowProvider provider = new MlflowProvider();
    return provider.create(PluginSettings.bind(Service.LISTENER, provider, settings));
  }

  private RunListener listener() {
    return listener("tracking-uri = \"" + server.uri() + "\"");
  }

  private static void metrics(RunListener listener, long step) {
    listener.metrics(step, Map.of("losses/critic", step / 10.0, "episodes", 2.0));
  }

  @Test
  void aRunIsTold() {
    try (RunListener listener = listener()) {
      listener.started(folder, 200, List.of("episodes", "losses/critic"));
      metrics(listener, 100);
      metrics(listener, 200);
      listener.finished(200);
    }
    assertThat(server.runs()).hasSize(1);
    TrackingServer.Run run = server.runs().get(0);
    assertThat(run.experiment).isEqualTo("reach");
    assertThat(run.name).isEqualTo("reach-seed3");
    assertThat(run.status).isEqualTo("FINISHED");
    assertThat(run.parameters)
        .isEqualTo(
            Map.of(
                "name",
                "reach",
                "seed",
                "3",
                "agent.type",
                "td3",
                "agent.hidden",
                "[8,8]",
                "agent.on",
                "true"));
    assertThat(run.metrics)
        .isEqualTo(
            Map.of(
                "losses/critic", Map.of(100L, 10.0, 200L, 20.0),
                "episodes", Map.of(100L, 2.0, 200L, 2.0)));
  }

  @Test
  void aRunThatGoesOnIsTheSameOne() {
    try (RunListener listener = listener()) {
      listener.started(folder, 300, List.of());
      metrics(listener, 100);
      metrics(listener, 200);
      listener.finished(200);
    }
    assertThat(server.runs().get(0).status).isEqualTo("KILLED");
    try (RunListener listener = listener()) {
      listener.started(folder, 300, List.of());
      metrics(listener, 200);
      metrics(listener, 300);
      listener.finished(300);
    }
    assertThat(server.runs()).hasSize(1);
    assertThat(server.runs().get(0).status).isEqualTo("FINISHED");
    assertThat(server.runs().get(0).metrics.get("episodes")).containsOnlyKeys(100L, 200L, 300L);
  }

  @Test
  void aRunThatIsNotFinishedHasFailed() {
    try (RunListener listener = listener()) {
      listener.started(folder, 300, List.of());
      metrics(listener, 100);
    }
    assertThat(server.runs().get(0).status).isEqualTo("FAILED");
  }

  @Test
  void anExperimentIsUsedAgain() throws IOException {
    for (String seed : List.of("a", "b")) {
      Path other = Files.createDirectory(parent.resolve(seed));
      Files.copy(folder.resolve("config.conf"), other.resolve("config.conf"));
      try (RunListener listener =
          listener("tracking-uri = \"" + server.uri() + "\", experiment = shared thing")) {
        listener.started(other, 1, List.of());
        listener.finished(1);
      }
    }
    assertThat(server.runs())
        .extracting(it -> it.experiment)
        .containsExactly("shared thing", "shared thing");
  }

  @Test
  void aServerThatIsGoneIsToldByItsAddress() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (RunListener listener = listener("tracking-uri = \"http://127.0.0.1:" + port + "\"")) {
      listener.started(folder, 1, List.of());
      assertThatThrownBy(() -> listener.finished(1))
          .hasMessageStartingWith("http://127.0.0.1:" + port + ": ")
          .hasMessageContaining("refused");
    }
  }

  @Test
  void afterAFailureTheServerIsLeftAlone() {
    server.failFrom(5);
    RunListener listener = listener();
    listener.started(folder, 1000, List.of());
    assertThatThrownBy(
            () -> {
              for (int i = 1; ; i++) {
                metrics(listener, i);
                Thread.sleep(5);
              }
            })
        .hasMessageContaining("there is none");
    int calls = server.calls();
    assertThatThrownBy(() -> metrics(listener, 1000)).hasMessageContaining("there is none");
    assertThatCode(listener::close).doesNotThrowAnyException();
    assertThat(server.calls()).isEqualTo(calls);
  }

  @Test
  void aServerThatHangsHoldsUpTheEndOnly() {
    RunListener listener = listener("tracking-uri = \"" + server.uri() + "\", timeout = 0.3");
    listener.started(folder, 1000, List.of());
    server.hang();
    for (int i = 0; i < 500; i++) {
      metrics(listener, i);
    }
    assertThatThrownBy(() -> listener.finished(1000))
        .hasMessage(server.uri() + " was not told everything within 0.3 s");
    listener.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:5000", "file:mlruns", "http://", "http:// x"})
  void whatIsNoServerIsRefused(String uri) {
    assertThatThrownBy(() -> new MlflowConfig(uri, Optional.empty(), 1))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("expected the address of a tracking server");
  }
}

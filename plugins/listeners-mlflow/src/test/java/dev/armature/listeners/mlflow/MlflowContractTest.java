package dev.armature.listeners.mlflow;

import dev.armature.api.RunListener;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;
import dev.armature.tck.RunListenerContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class MlflowContractTest extends RunListenerContract {

  private TrackingServer server;

  @BeforeEach
  void begin() throws IOException {
    server = new TrackingServer();
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Override
  protected RunListener createListener() {
    MlflowProvider provider = new MlflowProvider();
    String settings = "tracking-uri = \"" + server.uri() + "\"";
    return provider.create(PluginSettings.bind(Service.LISTENER, provider, settings));
  }
}

package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MujocoSearchTest {

  @TempDir Path folder;
  private Path packaged = Path.of("");

  @BeforeEach
  void install() throws IOException {
    Path mujoco = folder.resolve("venv/lib/python3.12/site-packages/mujoco");
    packaged = Files.createFile(Files.createDirectories(mujoco).resolve("libmujoco.so.3.3.7"));
  }

  @Test
  void thePropertyComesFirst() throws IOException {
    Path file = Files.createFile(folder.resolve("libmujoco.so"));

    assertThat(new MujocoSearch(file.toString(), environment(packaged.toString())).find())
        .isEqualTo(file);
  }

  @Test
  void theVariableComesNext() throws IOException {
    Path file = Files.createFile(folder.resolve("libmujoco.so"));

    assertThat(new MujocoSearch("", environment(file.toString())).find()).isEqualTo(file);
  }

  @Test
  void theVirtualEnvironmentComesBeforeOtherPythons() {
    Map<String, String> environment = Map.of("VIRTUAL_ENV", folder.resolve("venv").toString());

    assertThat(new MujocoSearch("", environment).find()).isEqualTo(packaged);
  }

  /** What is named and wrong is told, not passed over. */
  @Test
  void aNamedFileThatIsNotThereIsRefused() {
    String nowhere = folder.resolve("nowhere.so").toString();

    assertThatThrownBy(new MujocoSearch(nowhere, Map.of())::find)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("armature.mujoco.library", nowhere, "no such file");
    assertThatThrownBy(new MujocoSearch("", environment(nowhere))::find)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("MUJOCO_LIBRARY", nowhere, "no such file");
  }

  private static Map<String, String> environment(String library) {
    return Map.of("MUJOCO_LIBRARY", library);
  }
}

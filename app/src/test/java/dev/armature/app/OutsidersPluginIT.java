package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plugins that are built from what is published alone, then installed, trained and removed. */
class OutsidersPluginIT {

  private static final String[] SHORT = {
    "--set=training.steps=1000",
    "--set=training.warm-up-steps=100",
    "--set=evaluation.every=0",
    "--set=evaluation.final-episodes=2"
  };

  /** A new environment is what the guide begins with, which a test of its own follows. */
  private static final List<String> SERVICES = List.of("replay-buffer", "network", "agent");

  @TempDir Path folder;

  @Test
  void theExampleIsBuiltInstalledTrainedAndRemoved() throws Exception {
    Path project =
        Outsider.copy(Path.of("../examples/third-party-plugin"), folder.resolve("example"));
    new Outsider(folder).packageProject(project);

    Distribution armature = new Distribution(folder);
    install(armature, project.resolve("target/water-tank-1.0.0.zip"));
    Ended list = armature.run("plugins", "list", "--plugins=own");
    assertThat(list.out()).contains("water-tank", "dpg");
    JsonNode trained =
        armature
            .run(
                "train",
                project.resolve("water-tank.conf").toString(),
                "--plugins=own",
                "--format=json",
                "--set=training.steps=4000",
                "--set=evaluation.every=0")
            .json();
    // Where the pump runs at random, the level is 0.25 m off on average.
    assertThat(trained.path("evaluation").path("return_mean").asDouble()).isGreaterThan(-7);
    remove(armature, "water-tank");
  }

  @Test
  void aNewProjectOfEachOtherServiceBuildsAndTrains() throws Exception {
    Distribution armature = new Distribution(folder);
    for (String service : SERVICES) {
      Ended made = armature.run("plugins", "new", service, "my-" + service);
      assertThat(made.status()).as(made.err()).isZero();
    }
    Files.writeString(folder.resolve("pom.xml"), aggregator());
    new Outsider(folder).packageProject(folder);

    for (String service : SERVICES) {
      String name = "my-" + service;
      install(armature, folder.resolve(name + "/target/" + name + "-1.0.0.zip"));
      Ended trained =
          armature.run(
              "train",
              name + "/experiment.conf",
              "--plugins=own",
              SHORT[0],
              SHORT[1],
              SHORT[2],
              SHORT[3]);
      assertThat(trained.status()).as(trained.err()).isZero();
      remove(armature, name);
    }
  }

  /** One build of them all, to start Maven once. */
  private static String aggregator() {
    StringBuilder modules = new StringBuilder();
    SERVICES.forEach(it -> modules.append("<module>my-" + it + "</module>"));
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId>
          <artifactId>all</artifactId>
          <version>1.0.0</version>
          <packaging>pom</packaging>
          <modules>%s</modules>
        </project>
        """
        .formatted(modules);
  }

  private static void install(Distribution armature, Path zip) throws Exception {
    Ended install = armature.run("plugins", "install", zip.toString(), "--plugins=own");
    assertThat(install.status()).as(install.err()).isZero();
  }

  private void remove(Distribution armature, String id) throws Exception {
    Ended remove = armature.run("plugins", "remove", id, "--plugins=own");
    assertThat(remove.status()).as(remove.err()).isZero();
    assertThat(folder.resolve("own")).isEmptyDirectory();
  }
}

package dev.armature.networks.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.NetworkFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processors, collectors and JDKs change the speed, not what is learnt. */
class OtherMachinesTest {

  private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

  private @TempDir Path folder;

  /** The JVM's flags, and what the factory then has to say it computes with; empty for anything. */
  record Machine(Path jdk, String flags, String vectors) {

    @Override
    public String toString() {
      return jdk.getFileName() + " " + flags;
    }
  }

  static Stream<Machine> machines() throws IOException {
    List<Machine> machines = new ArrayList<>();
    if (System.getProperty("os.arch").equals("amd64")) {
      machines.add(new Machine(THIS_JDK, "-XX:UseAVX=2", "256-bit vectors"));
      machines.add(new Machine(THIS_JDK, "-XX:UseAVX=0", "no vectors"));
    }
    machines.add(new Machine(THIS_JDK, "-XX:+UseSerialGC", ""));
    machines.add(new Machine(THIS_JDK, "-XX:+UseParallelGC", ""));
    machines.add(new Machine(THIS_JDK, "-XX:+UseZGC", ""));
    try (Stream<Path> others = Files.list(THIS_JDK.resolveSibling(""))) {
      others
          .filter(it -> it.getFileName().toString().contains("25"))
          .filter(it -> Files.isExecutable(it.resolve("bin/java")))
          .sorted()
          .forEach(
              jdk -> {
                machines.add(new Machine(jdk, "-XX:+UseG1GC", ""));
                machines.add(new Machine(jdk, "-XX:+UseCompactObjectHeaders", ""));
              });
    }
    return machines.stream();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void theSameIsLearntEverywhere(Machine machine) throws Exception {
    List<String> lines = run(machine.jdk, machine.flags, "--add-modules=jdk.incubator.vector");
    assertThat(lines.get(0)).contains(machine.vectors);
    float[] elsewhere = floats(Arrays.stream(lines.get(1).split(" ")).map(Float::valueOf).toList());
    try (NetworkFactory factory = new SimdProvider().create(new SimdConfig(2))) {
      float[] here = floats(Fingerprint.values(factory));
      assertThat(here).as("it learns at all").isNotEqualTo(new float[here.length]);
      assertThat(elsewhere).containsExactly(here, within(1e-5f));
    }
  }

  @Test
  void aMissingModuleIsNamed() throws Exception {
    List<String> lines = run(THIS_JDK, "-Xshare:auto", "-Dmodule=missing");
    assertThat(String.join(" ", lines))
        .contains("ConfigurationException", "--add-modules jdk.incubator.vector");
  }

  private List<String> run(Path jdk, String... flags) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
    command.addAll(List.of(flags));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Fingerprint.class.getName()));
    Path output = folder.resolve("output");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    List<String> lines =
        Files.readAllLines(output).stream()
            .filter(it -> !it.startsWith("WARNING") && !it.startsWith("SLF4J"))
            .toList();
    assertThat(status).as(() -> String.join("\n", lines)).isBetween(0, 1);
    return lines;
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }
}

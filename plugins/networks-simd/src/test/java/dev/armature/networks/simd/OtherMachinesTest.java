package dev.armature.networks.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.NetworkFactory;
import dev.armature.tck.InstalledJdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processors, collectors and JDKs change the speed, not what is learnt. */
class OtherMachinesTest {

  private static final int THIS_JDK = Runtime.version().feature();

  private static float[] here = {};

  private @TempDir Path folder;

  /**
   * A JVM to compute in.
   *
   * @param jdk its version
   * @param flags its flags
   * @param vectors what the factory then has to say it computes with; empty for anything
   */
  record Machine(int jdk, String flags, String vectors) {}

  static Stream<Machine> machines() {
    List<Machine> machines = new ArrayList<>();
    if (System.getProperty("os.arch").equals("amd64")) {
      machines.add(new Machine(THIS_JDK, "-XX:UseAVX=2", "256-bit vectors"));
      machines.add(new Machine(THIS_JDK, "-XX:UseAVX=0", "no vectors"));
    }
    machines.add(new Machine(THIS_JDK, "-XX:+UseSerialGC", ""));
    machines.add(new Machine(THIS_JDK, "-XX:+UseParallelGC", ""));
    machines.add(new Machine(THIS_JDK, "-XX:+UseZGC", ""));
    machines.add(new Machine(25, "-XX:+UseG1GC", ""));
    machines.add(new Machine(25, "-XX:+UseCompactObjectHeaders", ""));
    return machines.stream();
  }

  @BeforeAll
  static void learnHere() {
    try (NetworkFactory factory = new SimdProvider().create(new SimdConfig(2))) {
      here = floats(Fingerprint.values(factory));
    }
    assertThat(here).as("it learns at all").isNotEqualTo(new float[here.length]);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void theSameIsLearntEverywhere(Machine machine) throws Exception {
    List<String> lines = run(machine.jdk, machine.flags, "--add-modules=jdk.incubator.vector");
    assertThat(lines.get(0)).contains(machine.vectors);
    float[] elsewhere = floats(Arrays.stream(lines.get(1).split(" ")).map(Float::valueOf).toList());
    assertThat(elsewhere).containsExactly(here, within(1e-5f));
  }

  @Test
  void aMissingModuleIsNamed() throws Exception {
    List<String> lines = run(THIS_JDK, "-Xshare:auto", "-Dmodule=missing");
    assertThat(String.join(" ", lines))
        .contains("ConfigurationException", "--add-modules jdk.incubator.vector");
  }

  private List<String> run(int jdk, String... flags) throws Exception {
    Path java = InstalledJdk.home(jdk).resolve("bin/java");
    List<String> command = new ArrayList<>(List.of(java.toString()));
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

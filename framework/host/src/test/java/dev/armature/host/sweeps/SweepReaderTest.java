package dev.armature.host.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import dev.armature.api.LaunchedRun;
import dev.armature.api.Launcher;
import dev.armature.api.LauncherProvider;
import dev.armature.api.RunLaunch;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.configuration.Problem;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import dev.armature.host.training.TinyPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReaderTest {

  private static final String BASE =
      """
      name = tiny
      environment.type = corridor
      agent { type = walker, stride = 2 }
      network.type = none
      replay-buffer.type = recent
      training.steps = 100
      """;

  @TempDir Path folder;

  /** A launcher that launches nothing. */
  record NoConfig() {}

  private static final class NoLauncher implements LauncherProvider<NoConfig> {
    @Override
    public String type() {
      return "local";
    }

    @Override
    public String summary() {
      return "nothing";
    }

    @Override
    public Class<NoConfig> configType() {
      return NoConfig.class;
    }

    @Override
    public Launcher create(NoConfig config) {
      return new Launcher() {
        @Override
        public int slots() {
          return 1;
        }

        @Override
        public LaunchedRun launch(RunLaunch run) {
          throw new UnsupportedOperationException();
        }
      };
    }
  }

  private static Offers offers() {
    List<Offer> all = new ArrayList<>(TinyPlugins.offers().all());
    all.add(
        new Offer(
            Service.LAUNCHER,
            new NoLauncher(),
            ConfigFactory.empty(),
            new InstalledPlugin("none", "1.0.0", "", Path.of("."))));
    return new Offers(all, List.of());
  }

  private Sweep read(String sweep, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), BASE + sweep);
    return new SweepReader(offers()).read(file, List.of(overrides));
  }

  private List<Problem> problems(String sweep) {
    return catchThrowableOfType(InvalidConfigurationException.class, () -> read(sweep)).problems();
  }

  private static List<String> names(Sweep sweep) {
    return sweep.runs().stream().map(SweptRun::name).toList();
  }

  private static Experiment experiment(SweptRun run) {
    return run.experiment().orElseThrow();
  }

  private static int stride(SweptRun run) {
    return ((TinyPlugins.WalkerConfig) experiment(run).agent().settings()).stride();
  }

  @Test
  void aGridIsEveryCombinationWithSeedsOutermost() throws IOException {
    Sweep sweep = read("sweep { agent.stride = [1, 3], seed = [0..1, 7] }");

    assertThat(sweep.name()).isEqualTo("tiny");
    assertThat(names(sweep))
        .containsExactly(
            "stride1-seed0",
            "stride3-seed0",
            "stride1-seed1",
            "stride3-seed1",
            "stride1-seed7",
            "stride3-seed7");
    SweptRun fourth = sweep.runs().get(3);
    assertThat(experiment(fourth).seed()).isEqualTo(1);
    assertThat(stride(fourth)).isEqualTo(3);
    assertThat(fourth.settings()).containsEntry("agent.stride", "3").containsEntry("seed", "1");
  }

  @Test
  void aRangeMayStandAlone() throws IOException {
    assertThat(names(read("sweep.seed = \"-1..1\""))).containsExactly("seed-1", "seed0", "seed1");
    assertThat(problems("sweep.seed = 3..1").get(0).message())
        .contains("from the lesser to the greater")
        .contains("3..1");
  }

  @Test
  void aWordForASectionIsItsType() throws IOException {
    Sweep sweep = read("sweep { environment = [corridor], seed = 4 }");

    assertThat(names(sweep)).containsExactly("seed4");
    assertThat(experiment(sweep.runs().get(0)).environment().offer().type()).isEqualTo("corridor");
  }

  @Test
  void settingsAreTakenAsTheyAreAndMultipliedByTheGrid() throws IOException {
    Sweep sweep =
        read(
            """
            sweep {
              seed = [0, 1]
              settings = [
                { name = slow, agent.stride = 1 }
                { name = fast, agent { stride = 5 }, training.steps = 50 }
              ]
            }
            """);

    assertThat(names(sweep))
        .containsExactly(
            "slow-stride1-seed0",
            "fast-stride5-steps50-seed0",
            "slow-stride1-seed1",
            "fast-stride5-steps50-seed1");
    assertThat(experiment(sweep.runs().get(1)).training().steps()).isEqualTo(50);
    assertThat(experiment(sweep.runs().get(1)).name()).isEqualTo("fast");
  }

  @Test
  void drawsFollowFromTheirSeedAndFromNoOtherKey() throws IOException {
    String random =
        "sweep.random { count = %d, seed = 3, agent.share = { uniform = [0.2, 0.6] }%s }";
    List<String> five = shares(read(random.formatted(5, "")));
    List<String> more =
        shares(read(random.formatted(7, ", environment.length { integer = [2, 90] }")));

    assertThat(five).hasSize(5).doesNotHaveDuplicates();
    assertThat(five).allMatch(it -> Double.parseDouble(it) >= 0.2 && Double.parseDouble(it) < 0.6);
    assertThat(more).startsWith(five.toArray(String[]::new));
  }

  private static List<String> shares(Sweep sweep) {
    return sweep.runs().stream().map(it -> it.settings().get("agent.share")).toList();
  }

  @Test
  void oneWrongExperimentLeavesTheOthers() throws IOException {
    Sweep sweep = read("sweep {\n  agent.stride = [1, two]\n}");

    assertThat(sweep.runs()).hasSize(2);
    assertThat(sweep.runs().get(0).experiment()).isPresent();
    assertThat(sweep.runs().get(1).experiment()).isEmpty();
    assertThat(sweep.runs().get(1).problems().get(0).toString())
        .contains("test.conf:8: agent.stride: expected a whole number, found");
  }

  @Test
  void whereAllAreWrongItIsRefused() {
    assertThat(problems("sweep.agent.strid = [1, 2]"))
        .extracting(Problem::message)
        .containsOnly("unknown key; did you mean stride?");
    assertThat(problems("").get(0).message()).contains("expected a section sweep");
    assertThat(problems("sweep { seed = [0, 0] }").get(0).message()).contains("the same settings");
    assertThat(problems("sweep { seed = [1], settings = [{ seed = 2 }] }").get(0).message())
        .contains("seed is varied twice");
    assertThat(problems("sweep.random { count = 2, agent.share { normal = [0, 1] } }").get(0))
        .extracting(Problem::message)
        .asString()
        .contains("no distribution normal");
    assertThat(problems("sweep { seed = [1], launcher.type = cloud }").get(0).message())
        .contains("no installed plugin offers cloud");
  }

  @Test
  void whatIsVariedWinsOverWhatIsSetAndThatOverTheFile() throws IOException {
    Sweep sweep = read("sweep.agent.stride = [1, 3]", "agent.stride=9", "agent.share=0.25");

    assertThat(stride(sweep.runs().get(1))).isEqualTo(3);
    assertThat(experiment(sweep.runs().get(1)).resolved().getDouble("agent.share")).isEqualTo(0.25);
  }
}

package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.AgentProvider;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.LauncherProvider;
import dev.armature.api.NetworkProvider;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.RunListenerProvider;
import dev.armature.tck.AgentContract;
import dev.armature.tck.EnvironmentContract;
import dev.armature.tck.LauncherContract;
import dev.armature.tck.NetworkContract;
import dev.armature.tck.ReplayBufferContract;
import dev.armature.tck.RunListenerContract;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every plugin of the project keeps the contract that it asks of others. */
class ContractsInheritedTest {

  private static final Map<Class<?>, Class<?>> CONTRACTS =
      Map.of(
          EnvironmentProvider.class, EnvironmentContract.class,
          ReplayBufferProvider.class, ReplayBufferContract.class,
          NetworkProvider.class, NetworkContract.class,
          AgentProvider.class, AgentContract.class,
          RunListenerProvider.class, RunListenerContract.class,
          LauncherProvider.class, LauncherContract.class);

  private static final Path ROOT = Path.of("..");

  /** The modules of plugins: those that have a descriptor. */
  private static List<Path> modules() throws IOException {
    List<Path> parents = List.of(ROOT, ROOT.resolve("plugins"), ROOT.resolve("framework"));
    List<Path> modules = new ArrayList<>();
    for (Path parent : parents) {
      try (Stream<Path> folders = Files.list(parent)) {
        folders
            .filter(it -> Files.exists(it.resolve("src/main/resources/plugin.properties")))
            .forEach(modules::add);
      }
    }
    return modules;
  }

  @Test
  void everyProviderHasATestThatInheritsTheContractOfItsService() throws Exception {
    int providers = 0;
    for (Path module : modules()) {
      Path classes = module.resolve("target/classes");
      Path tests = module.resolve("target/test-classes");
      assertThat(tests).as("compiled before this test").isDirectory();
      URL[] places = {classes.toUri().toURL(), tests.toUri().toURL()};
      try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
        List<Class<?>> offered = load(loader, listed(classes));
        List<Class<?>> tested = load(loader, compiled(tests));
        assertThat(offered).as("providers of %s", module).isNotEmpty();
        providers += offered.size();
        CONTRACTS.forEach(
            (service, contract) ->
                assertThat(of(contract, tested))
                    .as("tests of %s that extend %s", module, contract.getSimpleName())
                    .hasSizeGreaterThanOrEqualTo(of(service, offered).size()));
      }
    }
    assertThat(providers).as("the scan sees the providers").isGreaterThanOrEqualTo(18);
  }

  /** The providers that PF4J finds. */
  private static List<String> listed(Path classes) throws IOException {
    return Files.readAllLines(classes.resolve("META-INF/extensions.idx")).stream()
        .filter(it -> !it.startsWith("#"))
        .toList();
  }

  private static List<String> compiled(Path classes) throws IOException {
    try (Stream<Path> tree = Files.walk(classes)) {
      return tree.map(it -> classes.relativize(it).toString())
          .filter(it -> it.matches(".*Test(\\$.*)?\\.class"))
          .map(it -> it.replace(".class", "").replace('/', '.'))
          .toList();
    }
  }

  private static List<Class<?>> load(ClassLoader loader, List<String> names)
      throws ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      classes.add(Class.forName(name, false, loader));
    }
    return classes;
  }

  private static List<Class<?>> of(Class<?> kind, List<Class<?>> classes) {
    return classes.stream()
        .filter(it -> kind.isAssignableFrom(it) && !Modifier.isAbstract(it.getModifiers()))
        .toList();
  }
}

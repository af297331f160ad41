package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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
  void everyProviderHasATestThatInheritsTheContractOfItsService() throws IOException {
    int providers = 0;
    for (Path module : modules()) {
      JavaClasses classes = classes(module.resolve("target/classes"));
      JavaClasses tests = classes(module.resolve("target/test-classes"));
      for (Map.Entry<Class<?>, Class<?>> it : CONTRACTS.entrySet()) {
        List<String> offered = kinds(classes, it.getKey());
        assertThat(kinds(tests, it.getValue()))
            .as(
                "tests of %s that extend %s, one for each of %s",
                module.getFileName(), it.getValue().getSimpleName(), offered)
            .hasSizeGreaterThanOrEqualTo(offered.size());
        providers += offered.size();
      }
    }
    assertThat(providers).as("the scan sees the providers").isGreaterThanOrEqualTo(18);
  }

  private static JavaClasses classes(Path folder) {
    assertThat(folder).as("built before this test").isDirectory();
    return new ClassFileImporter().importPath(folder);
  }

  private static List<String> kinds(JavaClasses classes, Class<?> kind) {
    return classes.stream()
        .filter(it -> it.isAssignableTo(kind))
        .filter(it -> !it.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getSimpleName)
        .sorted()
        .toList();
  }
}

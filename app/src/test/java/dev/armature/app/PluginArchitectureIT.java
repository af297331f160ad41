package dev.armature.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of this project a plugin knows the api and itself. */
class PluginArchitectureIT {

  private static final Path ROOT = Path.of("..");

  /** The modules with a plugin descriptor. */
  static List<Path> plugins() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> nested = Files.list(ROOT.resolve("plugins"))) {
      return Stream.concat(top, nested)
          .filter(it -> Files.exists(it.resolve("src/main/resources/plugin.properties")))
          .sorted()
          .toList();
    }
  }

  @Test
  void allPluginsAreFound() throws IOException {
    assertThat(plugins()).hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginDependsOnNoOtherAndNotOnTheHost(Path module) {
    String own = "dev.armature." + module.getFileName().toString().replace('-', '.');
    JavaClasses classes = new ClassFileImporter().importPath(module.resolve("target/classes"));

    assertThat(classes.size()).isGreaterThanOrEqualTo(2);
    classes()
        .that()
        .resideInAPackage("..")
        .should()
        .resideInAPackage(own + "..")
        .andShould()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are of the api, of the plugin itself or of a library",
                (JavaClass it) ->
                    !it.getPackageName().startsWith("dev.armature")
                        || it.getPackageName().equals("dev.armature.api")
                        || it.getPackageName().startsWith(own)))
        .check(classes);
  }
}

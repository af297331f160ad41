package dev.armature.app;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.armature.api.ApiStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: plugins → api ← host ← app. */
class ArchitectureTest {

  private static final List<String> PUBLISHED = List.of("dev.armature.api", "dev.armature.tck");

  private static JavaClasses framework;

  @BeforeAll
  static void load() {
    framework =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.armature");
    assertThat(count("dev.armature.api")).isGreaterThanOrEqualTo(35);
    assertThat(count("dev.armature.host")).isGreaterThanOrEqualTo(40);
    assertThat(count("dev.armature.tck")).isGreaterThanOrEqualTo(35);
    assertThat(count("dev.armature.app")).isGreaterThanOrEqualTo(20);
  }

  private static long count(String root) {
    return framework.stream().filter(it -> it.getPackageName().startsWith(root)).count();
  }

  @Test
  void theApiNeedsNothingButItsFourLibraries() {
    classes()
        .that()
        .resideInAPackage("dev.armature.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.armature.api..",
            "java..",
            "org.pf4j..",
            "com.typesafe.config..",
            "org.slf4j..",
            "org.jspecify..")
        .check(framework);
  }

  @Test
  void theHostKnowsNothingOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("dev.armature.host..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.armature.app..", "picocli..", "me.tongfei..", "ch.qos.logback..")
        .check(framework);
  }

  @Test
  void contractsKnowNothingOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("dev.armature.tck..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.armature.app..", "picocli..", "ch.qos.logback..")
        .check(framework);
  }

  @Test
  void whatIsPublishedSaysHowStableItIs() {
    for (JavaClass type : framework) {
      if (PUBLISHED.contains(type.getPackageName()) && type.getModifiers().contains(PUBLIC)) {
        assertThat(
                type.isAnnotatedWith(ApiStatus.class)
                    || type.getPackage().isAnnotatedWith(ApiStatus.class))
            .as("%s, or its package, has @ApiStatus", type.getName())
            .isTrue();
      }
    }
  }

  @Test
  void theHostsPackagesHaveNoCycles() {
    slices().matching("dev.armature.host.(*)..").should().beFreeOfCycles().check(framework);
  }
}

package dev.armature.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: plugins → api ← host ← app. */
class ArchitectureTest {

  private static JavaClasses framework;

  @BeforeAll
  static void load() {
    framework =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.armature");
    assertThat(count("dev.armature.api")).isGreaterThanOrEqualTo(35);
    assertThat(count("dev.armature.host")).isGreaterThanOrEqualTo(40);
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
  void theHostsPackagesHaveNoCycles() {
    slices().matching("dev.armature.host.(*)..").should().beFreeOfCycles().check(framework);
  }
}

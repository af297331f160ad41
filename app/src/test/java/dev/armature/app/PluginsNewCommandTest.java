package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginsNewCommandTest {

  static final Iterable<String> SERVICES = PluginTemplate.SERVICES;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("SERVICES")
  void everyPlaceholderIsFilledIn(String service) throws IOException {
    new PluginTemplate(service, "org.rails", "my-cart", "org.rails.cart").writeInto(folder);

    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertThat(file.toString()).doesNotContain("__");
        assertThat(text)
            .doesNotContain("${artifactId}", "${package}", "${service}", "package dev.armature")
            .doesNotContain("${groupId}", "${version}", "${armatureVersion}");
        if (file.toString().endsWith(".java")) {
          assertThat(text).contains("package org.rails.cart;");
          assertThat(file.getParent()).endsWith(Path.of("org/rails/cart"));
        }
      }
    }
    assertThat(folder.resolve("src/main/resources/reference.conf"))
        .content()
        .contains(service + ".my-cart {");
    assertThat(folder.resolve("pom.xml"))
        .content()
        .contains("<groupId>org.rails</groupId>", "<artifactId>my-cart</artifactId>")
        .contains("<armature.version>" + Version.number() + "</armature.version>");
    assertThat(folder.resolve("experiment.conf")).content().contains("type = my-cart");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enviroment cart|there is no template for enviroment; did you mean environment?",
        "agent Cart|Cart cannot be a type; expected words in lower case joined by dashes",
        "agent cart --package=org.new|org.new cannot be a Java package",
        "agent cart --group=my-firm|my-firm cannot be a Java package; expected names joined by"
            + " dots: com.example; name another with --package",
        "agent src|src is there already",
      })
  void whatCannotBeMadeIsToldAndNothingIsLeft(String lineAndMessage) throws IOException {
    String[] parts = lineAndMessage.split("\\|");
    Ended ended = new InProcess(folder).run(("plugins new " + parts[0]).split(" "));

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err()).contains(parts[1]);
    assertThat(Path.of("cart")).doesNotExist();
  }
}

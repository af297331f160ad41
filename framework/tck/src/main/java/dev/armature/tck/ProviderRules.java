package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.Setting;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.configuration.Problem;
import dev.armature.host.configuration.RecordBinder;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The part of every contract about the providers of the plugin under test: all those of one service
 * that were compiled beside the test, as PF4J will find them.
 */
abstract class ProviderRules {

  private static final String MISSING = "missing;";

  private final Service service;
  private final Class<?> kind;

  ProviderRules(Service service, Class<?> kind) {
    this.service = service;
    this.kind = kind;
  }

  /** What the plugin under test offers. */
  List<Offer> offers() {
    return CompiledPlugin.all().stream()
        .filter(CompiledPlugin::own)
        .flatMap(it -> it.offers(service, kind).stream())
        .toList();
  }

  @Test
  void typeAndSummaryCanBeListed() {
    for (Offer offer : offers()) {
      assertThat(offer.type())
          .as("a type is words in lower case joined by dashes: it stands in files and commands")
          .matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
      assertThat(offer.provider().summary())
          .as(
              "the summary of '%s' is one line without a full stop: 'plugins list' shows it",
              offer.type())
          .isNotBlank()
          .doesNotContain("\n")
          .doesNotEndWith(".");
    }
  }

  @Test
  void everyKeyIsDescribed() {
    for (Offer offer : offers()) {
      settings(offer.provider().configType())
          .forEach(
              it ->
                  assertThat(it.isAnnotationPresent(Setting.class))
                      .as(
                          "'%s' of '%s' has @Setting, or 'plugins describe' cannot tell what it"
                              + " means",
                          it.getName(), offer.type())
                      .isTrue());
    }
  }

  /** The components that are keys, of a record and of the records within it. */
  private static Stream<RecordComponent> settings(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .flatMap(
            it -> {
              Type type = it.getGenericType();
              if (type instanceof ParameterizedType generic) {
                type = generic.getActualTypeArguments()[0];
              }
              return type instanceof Class<?> inner && inner.isRecord()
                  ? settings(inner)
                  : Stream.of(it);
            });
  }

  @Test
  void defaultsOfReferenceConfAreValid() {
    for (Offer offer : offers()) {
      assertThat(problems(offer))
          .as(
              "each default in reference.conf under '%s.%s' is a key of the record, of its type and"
                  + " in its range, or nobody can use the plugin as it comes",
              service.key(), offer.type())
          .isEmpty();
    }
  }

  /** What is wrong but for keys without a default, which an experiment has to give. */
  private static List<Problem> problems(Offer offer) {
    List<Offer> buffers =
        CompiledPlugin.all().stream()
            .flatMap(it -> it.offers(Service.REPLAY_BUFFER, ReplayBufferProvider.class).stream())
            .toList();
    try {
      RecordBinder.bind(
          offer.defaults().root(),
          offer.service().key() + "." + offer.type(),
          offer.provider().configType(),
          new Offers(buffers, List.of()));
      return List.of();
    } catch (InvalidConfigurationException e) {
      return e.problems().stream().filter(it -> !it.message().startsWith(MISSING)).toList();
    }
  }
}

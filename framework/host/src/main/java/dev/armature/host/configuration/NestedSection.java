package dev.armature.host.configuration;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferFactory;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.host.context.PluginContext;
import dev.armature.host.plugins.Service;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A section {@code { type = … }} within a provider's own section: a component of its record through
 * which it makes what another provider offers.
 */
public final class NestedSection {

  private NestedSection() {}

  /** What a component of that type is a section for; empty for any other component. */
  public static Optional<Service> service(Type component) {
    return component == ReplayBufferFactory.class
        ? Optional.of(Service.REPLAY_BUFFER)
        : Optional.empty();
  }

  /** The keys of the nested sections of a record, which may be optional. */
  static List<String> keys(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(it -> service(withoutOptional(it)).isPresent())
        .map(it -> Keys.ofComponent(it.getName()))
        .toList();
  }

  private static Type withoutOptional(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType generic
            && generic.getRawType() == Optional.class
        ? generic.getActualTypeArguments()[0]
        : component.getGenericType();
  }

  /** The value of such a component. */
  static ReplayBufferFactory factory(Choice choice) {
    return context -> {
      ReplayBuffer made = choice.create(settings -> make(choice, settings, context));
      PluginContext inside = PluginContext.of(choice.offer());
      // A plugin knows what it made itself, and calls it in its own context anyway.
      return inside.isInEffect() ? made : inside.around(made);
    };
  }

  @SuppressWarnings("unchecked") // an offer's settings are of its provider's own record type
  private static ReplayBuffer make(Choice choice, Record settings, ReplayBufferContext context) {
    return ((ReplayBufferProvider<Record>) choice.offer().provider()).create(settings, context);
  }
}

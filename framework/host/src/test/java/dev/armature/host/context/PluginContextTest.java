package dev.armature.host.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Agent;
import dev.armature.api.Environment;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.RunListener;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginContextTest {

  private static final Map<Class<?>, BiFunction<PluginContext, Object, Object>> AROUND =
      Map.of(
          Environment.class, (context, it) -> context.around((Environment) it),
          RenderedEnvironment.class, (context, it) -> context.around((Environment) it),
          Agent.class, (context, it) -> context.around((Agent) it),
          ReplayBuffer.class, (context, it) -> context.around((ReplayBuffer) it),
          RunListener.class, (context, it) -> context.around((RunListener) it),
          NetworkFactory.class, (context, it) -> context.around((NetworkFactory) it));

  private final ClassLoader plugin = new URLClassLoader(new URL[0]);
  private final List<String> called = new ArrayList<>();

  /** Every method, also those with a default, so that none that is added later is forgotten. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Environment.class,
        RenderedEnvironment.class,
        Agent.class,
        ReplayBuffer.class,
        RunListener.class,
        NetworkFactory.class
      })
  void everyMethodIsCalledInThePluginsContext(Class<?> service) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Object around =
        AROUND
            .getOrDefault(service, (context, it) -> it)
            .apply(new PluginContext(plugin), made(service));
    List<String> expected = new ArrayList<>();
    for (Method method : service.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        expected.add(method.getName());
        method.invoke(
            around, Arrays.stream(method.getParameterTypes()).map(this::something).toArray());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
      }
    }

    assertThat(called).containsExactlyElementsOf(expected).isNotEmpty();
    assertThat(around).isInstanceOf(service);
    assertThat(around instanceof RenderedEnvironment)
        .isEqualTo(service == RenderedEnvironment.class);
  }

  private Object made(Class<?> service) {
    return Proxy.newProxyInstance(
        service.getClassLoader(),
        new Class<?>[] {service},
        (proxy, method, arguments) -> {
          assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(plugin);
          called.add(method.getName());
          return something(method.getReturnType());
        });
  }

  private @Nullable Object something(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    return type == float.class ? (Object) 1f : type == double.class ? (Object) 1.0 : null;
  }
}

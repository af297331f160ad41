package dev.armature.networks.dl4j;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;
import dev.armature.api.OptimizerSettings.Schedule;
import dev.armature.api.RandomStream;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pf4j.DefaultPluginManager;

/** A process of its own that knows the api alone and finds the provider in a plugins folder. */
final class IsolatedTraining {

  private IsolatedTraining() {}

  /** Prints what computes and the outputs of a network that was trained a little. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    var plugins = new DefaultPluginManager(Path.of(arguments[0]));
    plugins.loadPlugins();
    plugins.startPlugins();
    NetworkProvider<?> provider = plugins.getExtensions(NetworkProvider.class).get(0);
    print(provider);
  }

  private static <C extends Record> void print(NetworkProvider<C> provider)
      throws ReflectiveOperationException {
    Constructor<?> constructor = provider.configType().getDeclaredConstructors()[0];
    Object cpu = constructor.getParameterTypes()[0].getEnumConstants()[0];
    C config = provider.configType().cast(constructor.newInstance(cpu, 2));
    try (NetworkFactory factory = provider.create(config)) {
      System.out.println(factory.description());
      System.out.println(Arrays.toString(outputs(factory)));
    }
  }

  /** What a normalised, residual network computes after three updates. */
  static float[] outputs(NetworkFactory factory) {
    var adam =
        new OptimizerSettings(
            Algorithm.ADAMW, 1e-3, 0.9, 0.999, 1e-8, 0.01, Schedule.COSINE, 0, 9, 1);
    var mlp = new MlpSettings(List.of(8, 8), Activation.SILU, true, true);
    var spec = new NetworkSpec(5, 2, 2, mlp, Activation.TANH, Optional.of(adam));
    Network network = factory.create(spec, new SplittableStream());
    float[] x = new float[7 * 5];
    float[] y = new float[2 * 7 * 2];
    new SplittableStream().fillUniform(x, x.length, -1, 1);
    for (int update = 0; update < 3; update++) {
      network.forward(x, 7, y);
      network.backward(y, 7);
      network.applyGradients();
    }
    network.forward(x, 7, y);
    return y;
  }

  /** A stream that needs nothing but the JDK. */
  private static final class SplittableStream implements RandomStream {

    private final SplittableRandom random = new SplittableRandom(5);

    @Override
    public long nextLong() {
      return random.nextLong();
    }

    @Override
    public int nextInt(int bound) {
      return random.nextInt(bound);
    }

    @Override
    public float nextFloat() {
      return (float) random.nextInt(1 << 24) / (1 << 24);
    }

    @Override
    public double nextDouble() {
      return random.nextDouble();
    }

    @Override
    public double nextGaussian() {
      return random.nextGaussian();
    }
  }
}

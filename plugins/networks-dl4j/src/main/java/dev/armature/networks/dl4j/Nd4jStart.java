package dev.armature.networks.dl4j;

import dev.armature.networks.dl4j.Dl4jConfig.Backend;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

/** Starts ND4J within the plugin's class loader. */
final class Nd4jStart {

  private Nd4jStart() {}

  static String start(Backend backend) {
    ClassLoader plugin = Nd4jStart.class.getClassLoader();
    ND4JClassLoading.setNd4jClassloader(plugin);
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(plugin);
    try {
      Nd4j.getEnvironment().setMaxThreads(1);
      Nd4j.factory().blas().setMaxThreads(1);
      return "ND4J " + Nd4j.getBackend().getClass().getSimpleName() + backend;
    } finally {
      current.setContextClassLoader(before);
    }
  }
}

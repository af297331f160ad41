package dev.armature.envs.gymnasium;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import java.util.ArrayList;
import java.util.List;
import org.pf4j.Extension;

/** Offers the type {@code gymnasium}: any installed Gymnasium environment. */
@Extension
public final class GymnasiumProvider implements EnvironmentProvider<GymnasiumConfig> {

  @Override
  public String type() {
    return "gymnasium";
  }

  @Override
  public String summary() {
    return "Any installed Gymnasium environment, played in Python";
  }

  @Override
  public Class<GymnasiumConfig> configType() {
    return GymnasiumConfig.class;
  }

  @Override
  public Environment create(GymnasiumConfig config) {
    return createAll(config, 1).get(0);
  }

  /**
   * Environment {@code i} is played by worker {@code i} modulo the number of workers, as it is
   * stepped by thread {@code i} modulo the number of threads: as many workers as threads do not
   * wait for each other.
   */
  @Override
  public List<Environment> createAll(GymnasiumConfig config, int count) {
    int perWorker = config.environmentsPerWorker();
    int workers = (count + perWorker - 1) / perWorker;
    List<SharedWorker> started = new ArrayList<>();
    List<Environment> made = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        started.add(new SharedWorker(config, (count - i + workers - 1) / workers));
      }
      for (int i = 0; i < count; i++) {
        made.add(environment(started.get(i % workers), i / workers));
      }
      return made;
    } catch (RuntimeException e) {
      started.forEach(SharedWorker::stop);
      throw e;
    }
  }

  private static Environment environment(SharedWorker worker, int place) {
    return worker.description().renders()
        ? new RenderedGymnasiumEnvironment(worker, place)
        : new GymnasiumEnvironment(worker, place);
  }
}
